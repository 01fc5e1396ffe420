package dev.pollen.engine.sim;

import dev.pollen.engine.journal.Change;
import java.util.List;
import java.util.stream.Collectors;

/** A write in few words. */
final class Telling {
  private static final int LONGEST = 160;

  private Telling() {}

  static String of(List<Change> changes) {
    return changes.stream().map(Telling::of).collect(Collectors.joining("; "));
  }

  private static String of(Change change) {
    if (change instanceof Change.SeenPut put) {
      return "seen keys of " + put.feed();
    }
    if (change instanceof Change.RecipePut put) {
      return "recipe " + put.recipe().id();
    }
    String words = change.toString();
    return words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words;
  }
}
