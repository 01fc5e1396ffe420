package dev.pollen.engine.sim;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ForkJoinPool;

/** Everything that happened under some seeds, a line each, to be held against another walk's. */
final class Replay {
  private Replay() {}

  /**
   * In a process of its own, which no thread may have joined that the schedule does not decide
   * about.
   */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    here(Long.parseLong(args[0]), Long.parseLong(args[1])).forEach(out::println);
    if (ForkJoinPool.commonPool().getPoolSize() > 0) {
      out.println("some of it ran on the common pool");
    }
  }

  /** In this process. */
  static List<String> here(long first, long last) {
    List<String> lines = new ArrayList<>();
    for (long seed = first; seed <= last; seed++) {
      Simulation simulation = new Simulation(seed, Leaning.NONE, true);
      List<String> violations = Walked.violations(simulation);
      List<String> trace = simulation.trace();
      lines.add("seed %d: %d lines %s, %s".formatted(seed, trace.size(), hash(trace), violations));
    }
    return lines;
  }

  private static String hash(List<String> trace) {
    try {
      byte[] all = String.join("\n", trace).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** In another process, which hashes and orders as it likes. */
  static List<String> elsewhere(long first, long last) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx300m",
                "-cp",
                System.getProperty("java.class.path"),
                Replay.class.getName(),
                Long.toString(first),
                Long.toString(last))
            .redirectError(Redirect.INHERIT)
            .start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the other process ended with " + process.exitValue());
    }
    return lines;
  }
}
