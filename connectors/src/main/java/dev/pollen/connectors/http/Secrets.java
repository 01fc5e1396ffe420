package dev.pollen.connectors.http;

import dev.pollen.engine.spi.Vault;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Values of one call that must not be seen, besides all that the vault knows: hides them in what
 * another system sent back, for some echo what they were given.
 */
final class Secrets {
  private final Vault vault;
  private final List<String> values;

  Secrets(Vault vault, Collection<String> values) {
    this.vault = vault;
    this.values = List.copyOf(values);
  }

  /** These and some more. */
  Secrets and(Stream<String> more) {
    return new Secrets(vault, Stream.concat(values.stream(), more).toList());
  }

  String hide(String text) {
    return vault.hide(text, values);
  }
}
