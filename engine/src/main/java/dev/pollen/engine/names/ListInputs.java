package dev.pollen.engine.names;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Choices;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.TriggerSpec;

/**
 * The inputs of a list: what the choices say, and the sub-account that the call itself names, so
 * that names are looked up where the call will act.
 */
final class ListInputs {
  private ListInputs() {}

  static ObjectNode of(
      TriggerSpec list, Choices choices, OperationSpec operation, JsonNode inputs) {
    ObjectNode asked = choices.with().deepCopy();
    for (Field field : list.inputs()) {
      operation.inputs().stream()
          .filter(own -> own.from().isPresent() && own.from().equals(field.from()))
          .map(own -> inputs.path(own.name()))
          .filter(given -> !given.isMissingNode() && !given.isNull())
          .findFirst()
          .ifPresent(given -> asked.set(field.name(), given));
    }
    return asked;
  }
}
