package dev.pollen.catalog.render;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.OperationSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where on the pages each operation stands. */
final class Links {
  static final String INDEX = "README.md";

  private final Map<String, OperationSpec> operations = new HashMap<>();
  private final Map<String, Long> titles = new HashMap<>();

  Links(Catalog catalog) {
    List<OperationSpec> all = catalog.operations();
    all.forEach(operation -> operations.put(operation.key(), operation));
    all.forEach(operation -> titles.merge(place(operation), 1L, Long::sum));
  }

  private static String place(OperationSpec operation) {
    return file(operation) + "#" + anchor(operation.common().title());
  }

  /** The page that an operation stands on: its category's. */
  static String file(OperationSpec operation) {
    String words = operation.common().category().toLowerCase(Locale.ROOT).replace("&", "and");
    return words.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "") + ".md";
  }

  /** The anchor that repository hosts give a heading. */
  static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }

  /** The heading of an operation: its title, told apart where another one has the same. */
  String heading(OperationSpec operation) {
    String title = operation.common().title();
    return titles.get(place(operation)) > 1
        ? title + " of " + operation.key().replace('.', ' ')
        : title;
  }

  /** From one page to an operation. */
  String to(OperationSpec operation, String from) {
    String page = file(operation);
    return (page.equals(from) ? "" : page) + "#" + anchor(heading(operation));
  }

  Optional<OperationSpec> operation(String key) {
    return Optional.ofNullable(operations.get(key));
  }
}
