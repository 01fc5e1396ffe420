package dev.pollen.engine.sim;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs one seed with its trace, or a range of them. */
public final class Simulations {
  private Simulations() {}

  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (args.length == 1) {
      Simulation one = new Simulation(Long.parseLong(args[0]), true);
      List<String> violations;
      try {
        violations = one.violations();
      } catch (RuntimeException e) {
        e.printStackTrace(out);
        violations = List.of("it threw " + e);
      }
      one.trace().forEach(out::println);
      violations.forEach(out::println);
      return;
    }
    long first = Long.parseLong(args[0]);
    long last = Long.parseLong(args[1]);
    long began = System.nanoTime();
    int bad = 0;
    for (long seed = first; seed <= last && bad < 10; seed++) {
      List<String> violations;
      try {
        violations = new Simulation(seed, false).violations();
      } catch (RuntimeException | Error e) {
        violations = List.of("seed " + seed + " threw " + e + " at " + e.getStackTrace()[0]);
      }
      bad += violations.isEmpty() ? 0 : 1;
      violations.stream().limit(3).forEach(out::println);
      if (seed % 2000 == 0) {
        out.println(seed + ": " + (seed - first + 1) * 1e9 / (System.nanoTime() - began) + " /s");
      }
    }
    out.println("end: " + (System.nanoTime() - began) / 1e9);
  }
}
