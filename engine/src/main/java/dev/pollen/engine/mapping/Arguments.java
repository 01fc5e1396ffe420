package dev.pollen.engine.mapping;

import com.dashjoin.jsonata.Jsonata;
import java.util.List;

/** What an expression handed to a function: undefined, null and arguments left out are nothing. */
final class Arguments {
  private final List<?> given;

  Arguments(List<?> given) {
    this.given = given == null ? List.of() : given;
  }

  Object at(int index) {
    Object value = index < given.size() ? given.get(index) : null;
    return value == Jsonata.NULL_VALUE ? null : value;
  }

  String text(int index) {
    Object value = at(index);
    return value == null ? null : value.toString();
  }

  /** A whole number; the fallback when none is given. */
  int whole(int index, int fallback) {
    return at(index) instanceof Number number ? number.intValue() : fallback;
  }
}
