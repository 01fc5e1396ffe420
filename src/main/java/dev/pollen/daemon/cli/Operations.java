package dev.pollen.daemon.cli;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.read.Suggestion;

/** Finds an operation by the key that a person typed. */
final class Operations {
  private Operations() {}

  static OperationSpec find(Catalog catalog, String key) {
    return catalog
        .operation(key)
        .orElseThrow(
            () ->
                CommandFault.usage(
                    "no operation '%s' (%s)"
                        .formatted(
                            key,
                            Suggestion.orElse(
                                key, catalog.byKey().keySet(), "see 'pollen catalog'"))));
  }
}
