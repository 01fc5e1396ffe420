package dev.pollen.engine.sim;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.journal.RunId;

/** One attempt of an action, as the system sees it: which run, which place in it, which try. */
final class Call {
  final String operation;
  final RunId run;
  final String path;
  final int number;
  final String record;
  final int value;
  final JsonNode what;

  private final String key;
  private final JsonNode input;

  private Call(String key, RunId run, String path, int number, JsonNode input) {
    this.operation = word(key);
    this.run = run;
    this.path = path;
    this.number = number;
    this.record = input.path("id").asText();
    this.value = input.path("value").asInt();
    this.what = input.path("what");
    this.key = key;
    this.input = input;
  }

  /** An operation's name without its system. */
  static String word(String key) {
    return key.substring(key.indexOf('.') + 1);
  }

  /** What it shares with calls that nobody can tell from it. */
  String likeness() {
    return likeness(key, input);
  }

  /** What calls share that nobody can tell from each other. */
  static String likeness(String key, JsonNode input) {
    return key + " " + input;
  }

  /** Whether a look finds what it made. */
  boolean isLookedFor() {
    return Making.of(operation).isPresent();
  }

  static Call of(String key, String identity, JsonNode input) {
    int first = identity.indexOf('/');
    int last = identity.lastIndexOf('/');
    return new Call(
        key,
        RunId.parse(identity.substring(0, first)),
        identity.substring(first + 1, last),
        Integer.parseInt(identity.substring(last + 1)),
        input);
  }

  @Override
  public String toString() {
    return operation + " " + run + "/" + path + "/" + number + " (" + record + "v" + value + ")";
  }
}
