package dev.pollen.connectors.http;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Values that must not be seen: hides them in what another system sent back, for some echo what
 * they were given.
 */
final class Secrets {
  private static final int SHORTEST = 6;
  private final List<String> values;

  Secrets(Collection<String> values) {
    this.values = values.stream().filter(value -> value.length() >= SHORTEST).toList();
  }

  /** These and some more. */
  Secrets and(Stream<String> more) {
    return new Secrets(Stream.concat(values.stream(), more).toList());
  }

  String hide(String text) {
    String hidden = text;
    for (String value : values) {
      hidden = hidden.replace(value, "•••");
    }
    return hidden;
  }
}
