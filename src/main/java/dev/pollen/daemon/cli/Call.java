package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.InputFitter;
import dev.pollen.catalog.OperationSpec;

/** One operation to be called now, its inputs fitted to what it declares as a recipe's are. */
record Call(OperationSpec operation, String connection, ObjectNode inputs) {
  Call {
    inputs = (ObjectNode) InputFitter.fit(inputs, operation);
  }
}
