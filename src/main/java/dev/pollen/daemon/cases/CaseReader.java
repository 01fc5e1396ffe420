package dev.pollen.daemon.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.Suggestion;
import dev.pollen.catalog.read.YamlMap;
import dev.pollen.engine.journal.RunState;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one case; whatever does not fit becomes a problem with its place. */
final class CaseReader {
  /** When a case plays unless it says so: always the same, so that it always ends the same. */
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private final YamlMap map;
  private final String pointer;
  private final Catalog catalog;

  CaseReader(YamlMap map, String pointer, Catalog catalog) {
    this.map = map;
    this.pointer = pointer;
    this.catalog = catalog;
  }

  RecipeCase read() {
    String name = map.needed("name", "?");
    Optional<JsonNode> record =
        map.has("record") ? Optional.of(map.get("record")) : Optional.empty();
    RecipeCase read =
        new RecipeCase(
            name,
            pointer,
            record,
            map.text("now").map(this::instant).orElse(NOW),
            replies(),
            expectation());
    map.end();
    return read;
  }

  private Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      String words = "'%s' is no instant: write one such as 2026-01-01T12:00:00Z".formatted(text);
      map.error("/now", "wrong-type", words);
      return NOW;
    }
  }

  private List<RecipeCase.Reply> replies() {
    List<RecipeCase.Reply> replies = new ArrayList<>();
    int count = Listed.size(map, "replies", "{to: OPERATION, reply: …}");
    for (int i = 0; i < count; i++) {
      YamlMap one = map.item("replies", i);
      replies.add(new RecipeCase.Reply(operation(one, "to"), with(one), reply(one), fails(one)));
      one.end();
    }
    return replies;
  }

  private static JsonNode reply(YamlMap one) {
    if (one.has("reply") == one.has("fails")) {
      one.error(
          "",
          "missing-key",
          "write either 'reply:' and what is answered, or 'fails: { status: 422, message: … }'");
    }
    return one.get("reply");
  }

  private static Optional<RecipeCase.Failure> fails(YamlMap one) {
    return one.inner("fails").map(CaseReader::failure);
  }

  private static RecipeCase.Failure failure(YamlMap fails) {
    RecipeCase.Failure read =
        new RecipeCase.Failure(
            fails.integer("status").orElse(0),
            fails.text("message").orElse("the case says that it fails"));
    fails.end();
    return read;
  }

  private String operation(YamlMap one, String key) {
    String operation = one.needed(key, "");
    if (!operation.isEmpty() && catalog.operation(operation).isEmpty()) {
      String way =
          Suggestion.orElse(
              operation, catalog.byKey().keySet(), "'pollen catalog' lists what there is");
      String words = "there is no operation '%s' (%s)".formatted(operation, way);
      one.error("/" + key, "unknown-operation", words);
    }
    return operation;
  }

  /** The inputs that matter; none do when nothing is said. */
  private static JsonNode with(YamlMap one) {
    JsonNode with = one.get("with");
    if (!with.isMissingNode() && !with.isObject()) {
      one.error("/with", "wrong-type", "'with' must be a mapping of input names to values");
    }
    return with.isObject() ? with : JsonNodeFactory.instance.objectNode();
  }

  private Expectation expectation() {
    if (!map.has("expect")) {
      map.error("", "missing-key", "'expect' is missing (add 'expect: { runs: true }')");
    }
    return map.inner("expect")
        .filter(any -> map.get("expect").isObject())
        .map(this::expectation)
        .orElseGet(CaseReader::nothing);
  }

  private static Expectation nothing() {
    return new Expectation(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private Expectation expectation(YamlMap expect) {
    Optional<Boolean> runs =
        expect.has("runs") ? Optional.of(expect.flag("runs")) : Optional.empty();
    Expectation read =
        new Expectation(
            runs, expect.word("ends", RunState.class), expect.text("why"), actions(expect));
    expect.end();
    return read;
  }

  private Optional<List<Expectation.Call>> actions(YamlMap expect) {
    int count = Listed.size(expect, "actions", "{action: OPERATION, with: …}");
    List<Expectation.Call> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      YamlMap one = expect.item("actions", i);
      calls.add(new Expectation.Call(operation(one, "action"), with(one)));
      one.end();
    }
    return expect.has("actions") ? Optional.of(List.copyOf(calls)) : Optional.empty();
  }
}
