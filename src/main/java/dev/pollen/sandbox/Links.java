package dev.pollen.sandbox;

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

  List<Table> tables() {
    return List.of(associations, relations);
  }
}
