package dev.pollen.triggers;

import dev.pollen.sandbox.SandboxKit;
import java.util.function.Function;

/**
 * One trigger of the catalog and how its records come to be.
 *
 * @param shape what new and changed mean for it
 * @param opening what must be there before
 */
record Scene(String key, Shape shape, Function<SandboxKit, Play> opening) {

  static Scene of(String key, Shape shape, Function<SandboxKit, Play> opening) {
    return new Scene("highlevel." + key, shape, opening);
  }

  @Override
  public String toString() {
    return key;
  }
}
