package dev.pollen.catalog.render;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.stream.Collectors;

/** Places in a reply or a record, in words. */
final class Pointers {
  private Pointers() {}

  /** Places in a reply, tried in order: "at `/a` or `/b`". */
  static String at(List<JsonPointer> pointers) {
    return pointers.stream().anyMatch(JsonPointer::matches)
        ? "that is the reply itself" + or(pointers)
        : "at " + either(pointers);
  }

  private static String or(List<JsonPointer> pointers) {
    List<JsonPointer> inside = pointers.stream().filter(each -> !each.matches()).toList();
    return inside.isEmpty() ? "" : " or stands at " + either(inside);
  }

  static String either(List<JsonPointer> pointers) {
    return pointers.stream().map("`%s`"::formatted).collect(Collectors.joining(" or "));
  }

  /** Fields of a record, as a recipe names them. */
  static String fields(List<JsonPointer> pointers, String between) {
    return pointers.stream()
        .map(pointer -> "`%s`".formatted(path(pointer)))
        .collect(Collectors.joining(between));
  }

  /** {@code /a/b} as an expression writes it: {@code a.b}. */
  static String path(JsonPointer pointer) {
    return pointer.toString().substring(1).replace('/', '.');
  }
}
