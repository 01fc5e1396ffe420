package dev.pollen.engine.sim;

import dev.pollen.engine.kit.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened in a schedule, a line each; words are made only when somebody reads them. */
final class Trace {
  private final boolean read;
  private final SimTime time;
  private final List<String> lines = new ArrayList<>();

  Trace(SimTime time, boolean read) {
    this.time = time;
    this.read = read;
  }

  void say(Supplier<String> words) {
    if (read) {
      lines.add(time.now() + " " + words.get());
    }
  }

  List<String> lines() {
    return lines;
  }
}
