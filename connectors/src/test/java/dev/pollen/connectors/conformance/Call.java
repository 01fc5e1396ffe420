package dev.pollen.connectors.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.OperationSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** An operation and what it is given, with a name for the report. */
record Call(OperationSpec operation, String name, JsonNode inputs) {
  private static final String FIND = "highlevel.contact.find";

  static Stream<Call> all() {
    return HighLevelLine.operations().flatMap(Call::of);
  }

  private static Stream<Call> of(OperationSpec operation) {
    return operation.key().equals(FIND)
        ? Stream.of("id", "email", "phone", "query", "filters").map(by -> finding(operation, by))
        : Arrays.stream(Given.values()).map(given -> with(operation, given));
  }

  private static Call with(OperationSpec operation, Given given) {
    String name = given.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return new Call(operation, name, given.inputs(operation));
  }

  /** Of a composition, each way leads to another endpoint. */
  private static Call finding(OperationSpec operation, String by) {
    ObjectNode inputs = (ObjectNode) Given.EVERYTHING.inputs(operation);
    return new Call(operation, "by " + by, inputs.retain(List.of("locationId", by)));
  }

  @Override
  public String toString() {
    return operation.key() + ", " + name;
  }
}
