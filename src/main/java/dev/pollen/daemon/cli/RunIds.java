package dev.pollen.daemon.cli;

import dev.pollen.engine.journal.RunId;

/** Reads a run's id as a person typed it. */
final class RunIds {
  private RunIds() {}

  static RunId parse(String text) {
    try {
      return RunId.parse(text);
    } catch (IllegalArgumentException e) {
      throw CommandFault.usage(e.getMessage());
    }
  }
}
