package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What ties records together.
 *
 * @param associations which kinds of record can be related, and as what
 * @param relations of single records
 */
record Links(Table associations, Table relations) {
  static Links empty(SandboxOptions options) {
    return new Links(
        World.table(options, "key"),
        World.table(options, "associationId", "firstRecordId", "secondRecordId"));
  }

  /** The association with this id, or a refusal. */
  ObjectNode need(String id) {
    return associations.get(id).orElseThrow(() -> Refusal.absent("Association", id));
  }

  List<Table> tables() {
    return List.of(associations, relations);
  }
}
