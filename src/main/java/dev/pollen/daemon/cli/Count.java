package dev.pollen.daemon.cli;

/** A number with its noun: {@code 1 recipe}, {@code 2 recipes}. */
final class Count {
  private Count() {}

  static String of(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
