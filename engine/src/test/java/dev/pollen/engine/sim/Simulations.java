package dev.pollen.engine.sim;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The simulator as a program: a range of seeds, or one with its trace.
 *
 * <p>Exit codes: 0 every promise held, 1 some were broken, 2 wrong usage.
 */
public final class Simulations {
  private static final String USAGE =
      """
      Simulations FIRST LAST [--threads N] [--edits|--rules|--joins]   walks the seeds from FIRST to LAST
      Simulations SEED [--edits|--rules|--joins]    walks one seed and tells everything that happens
      With --edits people edit recipes all the time and stamps are coarse: a seed's schedule is another.
      With --rules, too, but no recipe is made to read something else.
      With --joins recipes join in the midst of everything, and most want what was there before.
      """;
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
  private static final int MOST_VIOLATIONS = 3;

  private final PrintStream out;

  private Simulations(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] args) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(new Simulations(out).run(new ArrayList<>(List.of(args))));
  }

  private int run(List<String> args) throws InterruptedException {
    try {
      int threads = threads(args);
      Leaning leaning = Leaning.in(args);
      List<Long> seeds = args.stream().map(Long::valueOf).toList();
      if (seeds.size() == 1) {
        return one(seeds.get(0), leaning);
      }
      if (seeds.size() == 2 && threads > 0) {
        return range(seeds.get(0), seeds.get(1), leaning, threads);
      }
    } catch (NumberFormatException e) {
      out.println(e.getMessage() + " is no number");
    }
    out.print(USAGE);
    return 2;
  }

  /** Takes the option out of the arguments. */
  private static int threads(List<String> args) {
    int at = args.indexOf("--threads");
    if (at < 0 || at + 1 == args.size()) {
      return Runtime.getRuntime().availableProcessors();
    }
    args.remove(at);
    return Integer.parseInt(args.remove(at));
  }

  private int one(long seed, Leaning leaning) {
    Simulation simulation = new Simulation(seed, leaning, true);
    List<String> violations = Walked.violations(simulation);
    simulation.trace().forEach(out::println);
    violations.forEach(out::println);
    return violations.isEmpty() ? 0 : 1;
  }

  private int range(long first, long last, Leaning leaning, int threads)
      throws InterruptedException {
    Walk walk = new Walk(first, last, leaning, threads, out::println).walk(BETWEEN_LINES);
    out.print(report(walk, leaning));
    return walk.failures() == 0 ? 0 : 1;
  }

  /** The figures, and every failing seed with the command that replays it. */
  static String report(Walk walk, Leaning leaning) {
    StringBuilder report = new StringBuilder(walk.summary());
    for (Walked one : walk.failed()) {
      report.append("\nseed ").append(one.seed()).append('\n');
      one.violations().stream()
          .limit(MOST_VIOLATIONS)
          .forEach(words -> report.append("  ").append(words).append('\n'));
      report.append("  ").append(replay(one.seed(), leaning)).append('\n');
    }
    return report.toString();
  }

  /** From the top of a checkout that is built. */
  private static String replay(long seed, Leaning leaning) {
    return "java -cp \"engine/target/classes:engine/target/test-classes:src/target/lib/*\" %s %d%s"
        .formatted(Simulations.class.getName(), seed, leaning.words());
  }
}
