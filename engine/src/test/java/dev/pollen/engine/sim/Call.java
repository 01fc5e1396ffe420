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

  private Call(String operation, RunId run, String path, int number, String record, int value) {
    this.operation = operation;
    this.run = run;
    this.path = path;
    this.number = number;
    this.record = record;
    this.value = value;
  }

  static Call of(String key, String identity, JsonNode input) {
    int first = identity.indexOf('/');
    int last = identity.lastIndexOf('/');
    return new Call(
        key.substring(key.indexOf('.') + 1),
        RunId.parse(identity.substring(0, first)),
        identity.substring(first + 1, last),
        Integer.parseInt(identity.substring(last + 1)),
        input.path("id").asText(),
        input.path("value").asInt());
  }

  @Override
  public String toString() {
    return operation + " " + run + "/" + path + "/" + number + " (" + record + "v" + value + ")";
  }
}
