package dev.pollen.engine.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One mistake in the language is one problem, at its place, with the way out. */
class MistakesTest {

  private static void only(String text, String problem) {
    assertEquals(List.of(problem.strip()), Shop.problems(text.replace("\\n", "\n")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      value = {
        "nam: x ¦ r.yaml:6:1: error: unknown key 'nam' (did you mean 'name'?)",
        "name: 5 ¦ r.yaml:6:7: error: 'name' must be text (put it in quotes)",
        "id: ' ' ¦ r.yaml:6:5: error: 'id' is empty: give it a name, or leave it out",
        "zone: Denver ¦ r.yaml:6:7: error: 'Denver' is no time zone: write one such as"
            + " America/Denver or UTC",
        "order: by_kee ¦ r.yaml:6:8: error: 'by_kee' is no value of 'order' (did you mean"
            + " 'by_key'?)",
        "mode: test ¦ r.yaml:6:7: error: 'test' is no value of 'mode' (use one of dry, live)",
        "enabled: yes ¦ r.yaml:6:10: error: 'enabled' must be true or false",
        "while_paused: drop ¦ r.yaml:6:15: error: 'drop' is no value of 'while_paused' (use one of"
            + " deliver, skip)",
        "retry: 5 ¦ r.yaml:6:1: error: must be a mapping of 'key: value' lines",
        "retry: {times: -1} ¦ r.yaml:6:16: error: 'times' must be 0 or more",
        "retry: {within: soon} ¦ r.yaml:6:17: error: 'within' must be a time such as 10s, 5m"
            + " or 2h",
        "retry: {time: 1} ¦ r.yaml:6:9: error: unknown key 'time' (did you mean 'times'?)",
        "filter: record. = 1 ¦ r.yaml:6:9: error: 'record. = 1' does not parse at character 9:"
            + " The symbol \"=\" cannot be used as a unary operator",
        "filter: [a] ¦ r.yaml:6:9: error: 'filter' must be an expression, such as"
            + " record.email",
        "filter: '${{ record.id }} ${{ record.id }}' ¦ r.yaml:6:9: error: 'filter' is one"
            + " expression: leave out '${{' and '}}', and join texts with &",
        "connection: acme ¦ r.yaml:6:1: error: the key 'connection' stands here and at line 1,"
            + " column 1 (keep one of them)"
      })
  void inTheHead(String line, String problem) {
    only(Shop.withSteps("- stop: x") + line.strip() + "\n", problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      value = {
        "every: 5 ¦ r.yaml:4:10: error: '5' is no interval: write one such as 5m, or a range"
            + " such as 1m..15m",
        "every: [5m] ¦ r.yaml:4:10: error: '' is no interval: write one such as 5m, or a range"
            + " such as 1m..15m",
        "every: 30s ¦ r.yaml:4:10: error: every 30s is outside 1m to 15m (polling.min and"
            + " polling.max in pollen.yaml)",
        "every: 1h ¦ r.yaml:4:10: error: every 60m is outside 1m to 15m (polling.min and"
            + " polling.max in pollen.yaml)",
        "every: 5m..1d ¦ r.yaml:4:10: error: every 1440m is outside 1m to 15m (polling.min and"
            + " polling.max in pollen.yaml)",
        "every: 5m..2m ¦ r.yaml:4:10: error: the range ends before it begins: write the"
            + " smaller interval first",
        "fire: change ¦ r.yaml:4:9: error: 'change' is no value of 'fire' (did you mean"
            + " 'changed'?)",
        "start_from: yesterday ¦ r.yaml:4:15: error: 'yesterday' is none of now, beginning, or"
            + " an instant such as 2026-01-01T00:00:00Z",
        "flood_limit: 0 ¦ r.yaml:4:16: error: 'flood_limit' must be 1 or more",
        "flood_limit: many ¦ r.yaml:4:16: error: 'flood_limit' must be a whole number",
        "watch: {a: b} ¦ r.yaml:4:10: error: 'watch' must be a list of texts",
        "evry: 5m ¦ r.yaml:4:3: error: unknown key 'evry' (did you mean 'every'?)",
        "with: {status: '${{ 1 + }}'} ¦ r.yaml:4:18: error: '1 +' does not parse at character"
            + " 4: Unexpected end of expression (say what follows)"
      })
  void inTheTrigger(String line, String problem) {
    only(Shop.withSteps("- stop: x").replace("steps:", "  " + line.strip() + "\nsteps:"), problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      value = {
        "- stop: x\\n"
            + "  onfailure: y ¦ r.yaml:6:5: error: unknown key 'onfailure' (known here: id,"
            + " stop)",
        "- acton: note.write ¦ r.yaml:5:5: error: a step needs one of action, if, for_each,"
            + " set, map, wait, stop (did you mean 'action' by 'acton'?)",
        "- {} ¦ r.yaml:5:5: error: a step needs one of action, if, for_each, set, map, wait, stop",
        "- stop: x\\n"
            + "  set: {a: 1} ¦ r.yaml:5:5: error: a step does one thing, and this has set and"
            + " stop: make them separate steps",
        "- just words ¦ r.yaml:5:5: error: must be a mapping of 'key: value' lines",
        "- if: 'record.id ='\\n"
            + "  steps: [ {stop: x} ] ¦ r.yaml:5:9: error: 'record.id =' does not parse at"
            + " character 12: Unexpected end of expression (say what follows)",
        "- if: record.id ¦ r.yaml:5:5: error: 'steps' is missing: say what is done",
        "- if: record.id\\n"
            + "  steps: [] ¦ r.yaml:6:12: error: no steps stand here: say what is done",
        "- if: record.id\\n"
            + "  steps: {stop: x} ¦ r.yaml:6:12: error: steps must be a list: begin each with"
            + " '- '",
        "- if:\\n"
            + "  steps: [ {stop: x} ] ¦ r.yaml:5:8: error: 'if' must be an expression, such as"
            + " record.email",
        "- for_each: record.lines\\n"
            + "  parallel: 0\\n"
            + "  steps: [ {stop: x} ] ¦ r.yaml:6:15: error: 'parallel' must be 1 to 100",
        "- for_each: {with: {}}\\n"
            + "  steps: [ {stop: x} ] ¦ r.yaml:5:5: error: 'from' is missing (add 'from: …')",
        "- for_each: {from: shop.order.list, wth: {}}\\n"
            + "  steps: [ {stop: x} ] ¦ r.yaml:5:39: error: unknown key 'wth' (did you mean"
            + " 'with'?)",
        "- set: words ¦ r.yaml:5:5: error: must be a mapping of 'key: value' lines",
        "- set: {'a/b': '${{ ( }}'} ¦ r.yaml:5:18: error: '(' does not parse at character 2:"
            + " Expected \")\" before end of expression (close what is open)",
        "- map: {from: record.id, to: x} ¦ r.yaml:5:10: error: 'map' must be a list of {from:"
            + " …, to: …, transform: …, note: …}",
        "- map: [words] ¦ r.yaml:5:11: error: must be a mapping of 'key: value' lines",
        "- map: [{to: x}] ¦ r.yaml:5:11: error: 'from' is missing (add 'from: …')",
        "- map: [{from: record.id}] ¦ r.yaml:5:11: error: 'to' is missing (add 'to: …')",
        "- map: [{from: record.id, to: x, trans: y}] ¦ r.yaml:5:36: error: unknown key 'trans'"
            + " (known here: from, to, transform, note)",
        "- action: note.write\\n"
            + "  with: {message: '${{ record.id'} ¦ r.yaml:6:21: error: '${{' is never closed:"
            + " add '}}'",
        "- action: 5 ¦ r.yaml:5:13: error: 'action' must be text (put it in quotes)"
      })
  void inTheSteps(String steps, String problem) {
    only(Shop.withSteps(steps.strip().replace("\\n", "\n")), problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      value = {
        "'' ¦ r.yaml:1:1: error: the file is empty: a recipe needs 'trigger' and 'steps'",
        "# only a comment ¦ r.yaml:1:1: error: the file is empty: a recipe needs 'trigger' and"
            + " 'steps'",
        "- a list ¦ r.yaml:1:1: error: this is no recipe: write 'trigger:' and 'steps:' at the"
            + " left edge, each with what it needs",
        "words ¦ r.yaml:1:1: error: this is no recipe: write 'trigger:' and 'steps:' at the"
            + " left edge, each with what it needs",
        "trigger: x\\n"
            + "steps: [ {stop: x} ] ¦ r.yaml:1:1: error: must be a mapping of 'key: value'"
            + " lines",
        "trigger: {every: 5m}\\n"
            + "steps: [ {stop: x} ] ¦ r.yaml:1:1: error: 'type' is missing (add 'type: …')",
        "steps: [ {stop: x} ] ¦ r.yaml:1:1: error: 'trigger' is missing: say what brings the"
            + " records (trigger: {type: …, every: 5m})",
        "connection: acme\\n"
            + "trigger: {type: shop.order.list} ¦ r.yaml:1:1: error: 'steps' is missing: say"
            + " what is done with a record (steps: [ {action: …, with: …} ])",
        "connection: acme\\n"
            + "trigger: {type: shop.order.list}\\n"
            + "steps: stop ¦ r.yaml:3:8: error: steps must be a list: begin each with '- '",
        "trigger: [ ¦ r.yaml:2:1: error: this list or object in brackets does not go on or end"
            + " properly (close it, separate by commas, and quote expressions: \"${{ … }}\")"
      })
  void ofTheWholeFile(String text, String problem) {
    only((text.strip().equals("''") ? "" : text.strip()) + "\\n", problem);
  }

  @Test
  void wordsOfALaterVersionSaySoInTheHead() {
    only(Shop.withSteps("- stop: x") + "push: true\n", later(6, 7, "push"));
  }

  @Test
  void wordsOfALaterVersionSaySoInTheTrigger() {
    String text = Shop.withSteps("- stop: x").replace("steps:", "  push: true\nsteps:");
    only(text, later(4, 9, "push"));
  }

  private static String later(int line, int column, String key) {
    return "r.yaml:%d:%d: error: '%s' comes with a later version of Pollen: leave it out"
        .formatted(line, column, key);
  }

  @Test
  void wordsOfALaterVersionAreNeverSuggested() {
    List<String> typos = Shop.problems(Shop.withSteps("- stop: x") + "pus: x\nzzz: y\n");
    assertTrue(typos.stream().noneMatch(words -> words.contains("push")), typos::toString);
  }

  @Test
  void allMistakesOfAFileComeAtOnceInTheOrderOfItsLines() {
    String text =
        """
        connection: acme
        trigger:
          type: shop.order.list
          every: often
        filter: record. = 1
        steps:
          - action: note.write
            with: { message: "${{ 1 + }} ${{ 2 + }}" }
          - stp: x
        order: sometimes
        """;
    List<String> places =
        Shop.problems(text).stream().map(words -> words.substring(0, words.indexOf(": "))).toList();
    assertEquals(
        List.of(
            "r.yaml:4:10", "r.yaml:5:9", "r.yaml:8:22", "r.yaml:8:22", "r.yaml:9:5", "r.yaml:10:8"),
        places);
  }
}
