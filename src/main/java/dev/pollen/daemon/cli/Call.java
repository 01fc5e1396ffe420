package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.OperationSpec;

/** One operation to be called now. */
record Call(OperationSpec operation, String connection, ObjectNode inputs) {}
