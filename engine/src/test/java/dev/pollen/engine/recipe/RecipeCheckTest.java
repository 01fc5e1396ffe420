package dev.pollen.engine.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A recipe is held against the catalog and the connections before anything runs. */
class RecipeCheckTest {
  private static final String TAG = "- action: shop.tag.add\n  with: {orderId: a, tags: [b]";

  private static void only(String text, String problem) {
    assertEquals(List.of(problem.strip()), Shop.problems(text));
  }

  private static void none(String text) {
    assertEquals(List.of(), Shop.problems(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      value = {
        "shop.order.lst ¦ there is no operation 'shop.order.lst' (did you mean"
            + " 'shop.order.list'?)",
        "zzz ¦ there is no operation 'zzz' ('pollen catalog' lists what there is)",
        "shop.tag.add ¦ 'shop.tag.add' is an action and brings no records: use it in steps"
            + " ('pollen catalog --kind trigger' lists triggers)"
      })
  void aTriggerMustBeOne(String type, String problem) {
    String text = Shop.withSteps("- stop: x").replace("shop.order.list", type.strip());
    only(text, "r.yaml:3:9: error: " + problem);
  }

  @Test
  void anUnknownActionIsToldWithTheNearestOne() {
    only(
        Shop.withSteps("- action: note.wrote\n  with: {message: a}"),
        "r.yaml:5:13: error: there is no operation 'note.wrote' (did you mean 'note.write'?)");
  }

  @Test
  void aDeprecatedOperationIsAWarningThatNamesItsReplacement() {
    only(
        Shop.withSteps("- action: shop.tag.set"),
        "r.yaml:5:13: warning: 'shop.tag.set' is deprecated: it drops the others; use"
            + " shop.tag.add");
    assertTrue(Shop.recipe(Shop.withSteps("- action: shop.tag.set")).live());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      value = {
        "acmee ¦ there is no connection 'acmee' (did you mean 'acme'?)",
        "nowhere ¦ there is no connection 'nowhere' (add it to connections.yaml)",
        "other ¦ connection 'other' is of system note, and shop.tag.add needs one of shop",
        "reader ¦ connection 'reader' is read-only ('access: read') and shop.tag.add writes:"
            + " allow writing in connections.yaml or use another connection",
        "narrow ¦ connection 'narrow' lacks scope tags.write that shop.tag.add needs: grant it"
            + " where the token was made"
      })
  void aStepsConnectionMustFit(String name, String problem) {
    only(
        Shop.withSteps(TAG + "}\n  connection: " + name.strip()), "r.yaml:7:17: error: " + problem);
  }

  @ParameterizedTest
  @CsvSource({
    "{method: GET}, true",
    "{effect: read}, true",
    "'{method: \"${{ record.email }}\"}', true",
    "{method: POST}, false",
    "{effect: idempotent}, false",
    "{}, false"
  })
  void aReaderMaySendARequestThatOnlyReads(String with, boolean may) {
    String step = "- action: shop.call\n  with: %s\n  connection: reader".formatted(with);
    List<String> problems = Shop.problems(Shop.withSteps(step));
    assertEquals(may, problems.isEmpty(), problems::toString);
  }

  @Test
  void whatNeverChangesByItselfIsToldWhereARecipeWaitsForIt() {
    String trigger = "shop.part.list\n  fire: changed";
    String text = Shop.withSteps("- stop: x").replace("shop.order.list", trigger);
    assertTrue(
        Shop.problems(text).stream().anyMatch(one -> one.contains("'fire: changed' never fires")));
  }

  @Test
  void aWrongDefaultConnectionIsToldOnceHoweverManyStepsUseIt() {
    String steps = (TAG + "}\n").repeat(3);
    only(
        Shop.withSteps(steps).replace("connection: acme", "connection: akme"),
        "r.yaml:1:13: error: there is no connection 'akme' (did you mean 'acme'?)");
  }

  @Test
  void aMissingConnectionNamesThoseThatFit() {
    only(
        Shop.withSteps("- action: note.write\n  with: {message: a}")
            .replace("connection: acme\n", ""),
        "r.yaml:2:3: error: shop.order.list needs a connection: write 'connection: acme' or"
            + " 'narrow' or 'reader' in the recipe");
  }

  @Test
  void aSystemWithoutConnectionsNeedsNone() {
    none(Shop.withSteps("- action: note.write\n  with: {message: a}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      value = {
        ", urgnt: true} ¦ 6:35: error: shop.tag.add has no input 'urgnt' (did you mean"
            + " 'urgent'?)",
        ", urgent: 'yes'} ¦ 6:43: error: 'urgent' of shop.tag.add must be true or false",
        ", count: many} ¦ 6:42: error: 'count' of shop.tag.add must be a whole number",
        ", count: 1.5} ¦ 6:42: error: 'count' of shop.tag.add must be a whole number",
        ", count: [1]} ¦ 6:42: error: 'count' of shop.tag.add must be a whole number",
        ", note: words} ¦ 6:41: error: 'note' of shop.tag.add must be an object",
        ", note: [1]} ¦ 6:41: error: 'note' of shop.tag.add must be an object",
        ", note: {txt: a}} ¦ 6:42: error: shop.tag.add note has no input 'txt' (did you mean"
            + " 'text'?)",
        ", lines: [{sk: a}]} ¦ 6:44: error: shop.tag.add lines item has no input 'sk' (did you"
            + " mean 'sku'?)",
        ", lines: {sku: a}} ¦ 6:42: error: 'lines' of shop.tag.add must be a list"
      })
  void inputsMustBeDeclaredAndOfTheirType(String more, String problem) {
    only(Shop.withSteps(TAG + more.strip()), "r.yaml:" + problem.strip());
  }

  @Test
  void aMissingInputShowsAnExample() {
    only(
        Shop.withSteps("- action: shop.tag.add\n  with: {tags: [b]}"),
        "r.yaml:6:5: error: shop.tag.add needs 'orderId' (Which order.): write orderId: \"o1\"");
    only(
        Shop.withSteps("- action: note.write"),
        "r.yaml:5:5: error: note.write needs 'message' (The line.)");
    only(
        Shop.withSteps("- action: note.write\n  with: words"),
        "r.yaml:6:11: error: 'with' must be a mapping of input names to values");
  }

  @Test
  void aHoleThatDoesNotParseIsNoMissingInputToo() {
    List<String> told =
        Shop.problems(Shop.withSteps("- action: note.write\n  with: {message: '${{ ( }}'}"));
    assertEquals(1, told.size(), told::toString);
    assertTrue(told.get(0).startsWith("r.yaml:6:21: error: '(' does not parse"), told::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ", urgent: '${{ record.total > 5 }}'}",
        ", count: 7, note: {text: a}, lines: [{sku: 5}]}",
        ", note: null}",
        ", note: {text: '${{ record.email }}'}, lines: '${{ record.lines }}'}"
      })
  void fittingInputsAreNoProblem(String more) {
    none(Shop.withSteps(TAG + more));
  }

  @Test
  void aScalarWhereAListIsWantedAndANumberWhereATextIsWantedAreNoProblem() {
    none(Shop.withSteps("- action: shop.tag.add\n  with: {orderId: 5, tags: welcome}"));
  }

  @Test
  void whatReplacesAllThereWasIsAWarning() {
    only(
        Shop.withSteps(TAG + ", labels: [a]}"),
        "r.yaml:6:43: warning: 'labels' here replaces all that were there: send all of them.");
  }

  @Test
  void aWordOutsideTheAllowedOnesNamesTheNearest() {
    String text = Shop.withSteps("- stop: x").replace("steps:", "  with: {status: opn}\nsteps:");
    only(text, "r.yaml:4:18: error: 'opn' is no status of shop.order.list (did you mean 'open'?)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      value = {
        "- {stop: x, id: a}\\n"
            + "- {stop: y, id: a} ¦ 6:19: error: step id 'a' is taken by an earlier step:"
            + " choose another",
        "- {stop: x, id: find-it} ¦ 5:19: warning: expressions can name step id 'find-it' only"
            + " as steps.`find-it`: use letters, digits and _",
        "- for_each: record.lines\\n"
            + "  as: record\\n"
            + "  steps: [ {stop: x} ] ¦ 6:9: error: 'as: record' would hide the root of that"
            + " name: choose another",
        "- for_each: record.lines\\n"
            + "  as: my line\\n"
            + "  steps: [ {stop: x} ] ¦ 6:9: error: 'as: my line' is no name for expressions:"
            + " use letters, digits and _",
        "- for_each: {from: shop.tag.add}\\n"
            + "  steps: [ {stop: x} ] ¦ 5:22: error: 'shop.tag.add' is an action and brings no"
            + " records: use it in steps ('pollen catalog --kind trigger' lists triggers)",
        "- for_each: {from: shop.order.list, with: {limit: x}}\\n"
            + "  steps: [ {stop: x} ] ¦ 5:53: error: 'limit' of shop.order.list must be a"
            + " whole number",
        "- if: missing.x\\n"
            + "  steps: [ {stop: x} ] ¦ 5:9: error: 'missing' is not known in this expression"
            + " (known here: now, recipe, record, run, steps, trigger, vars; text goes in quotes)",
        "- stop: x\\n"
            + "- stp: y\\n"
            + "- stop: ${{ zzzz }} ¦ 6:5: error: a step needs one of action, if, for_each,"
            + " set, map, wait, stop (did you mean 'stop' by 'stp'?)"
      })
  void stepsAreCheckedEach(String steps, String first) {
    String told = Shop.problems(Shop.withSteps(steps.strip().replace("\\n", "\n"))).get(0);
    assertEquals("r.yaml:" + first.strip(), told);
  }

  @Test
  void aProblemAfterABrokenStepStillStandsAtItsPlace() {
    List<String> told = Shop.problems(Shop.withSteps("- stop: x\n- stp: y\n- stop: ${{ zzzz }}"));
    assertTrue(told.get(1).startsWith("r.yaml:7:11: error: 'zzzz' is not known"), told::toString);
  }

  @Test
  void watchedFieldsMustBeOfTheRecord() {
    String text = Shop.withSteps("- stop: x");
    none(text.replace("steps:", "  watch: [total, customer.name]\nsteps:"));
    only(
        text.replace("steps:", "  watch: [total, emial]\nsteps:"),
        "r.yaml:4:18: error: 'emial' is no field of shop.order.list (did you mean 'email'?)");
  }

  @Test
  void aTriggerMayBeASearchStep() {
    none(Shop.withSteps("- id: find\n  action: shop.order.list\n  with: {status: open}"));
  }

  @Test
  void aFileThatIsNoYamlIsNotHeldAgainstTheCatalog() {
    assertEquals(List.of(), RecipeCheck.check(Shop.read("a: [\n"), Shop.CATALOG, Shop.CONNECTIONS));
  }
}
