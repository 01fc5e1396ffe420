package dev.pollen.daemon.cli;

import dev.pollen.daemon.demo.Demo;
import dev.pollen.daemon.demo.Snapshot;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.status.RecipeStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Shows the demonstration while it runs: a picture that is drawn again, or a line now and then. */
final class DemoView {
  private static final int BAR = 40;
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

  private final Console console;
  private final Demo demo;
  private final Duration length;
  private Duration lastLine = BETWEEN_LINES.negated();
  private int drawn;

  DemoView(Console console, Demo demo, Duration length) {
    this.console = console;
    this.demo = demo;
    this.length = length;
  }

  /** What is where. */
  void begin() {
    Paint paint = console.paint();
    console
        .err()
        .printf(
            """
            %s

              sandbox  %s  a HighLevel look-alike that keeps changing
              daemon   %s  polls it every 2 s, runs the shipped recipes
              files    %s

            """,
            paint.bold("Pollen demo: real records, carried on this machine"),
            demo.sandboxAddress(),
            demo.daemonAddress(),
            demo.folder());
  }

  void show(Snapshot now, Duration elapsed, boolean calm) {
    if (console.coloured()) {
      draw(picture(now, elapsed, calm));
    } else if (elapsed.minus(lastLine).compareTo(BETWEEN_LINES) >= 0) {
      lastLine = elapsed;
      console.err().println(line(now, elapsed, calm));
    }
  }

  private String line(Snapshot now, Duration elapsed, boolean calm) {
    return "%3d s  %d changes  %s%s"
        .formatted(
            elapsed.toSeconds(), demo.changes(), sums(now), calm ? "  (letting it settle)" : "");
  }

  private static String sums(Snapshot now) {
    return "%d polls  %d records  %d runs  %d actions  %d failed  %d in doubt"
        .formatted(
            now.polls(), now.records(), now.runs(), now.actions(), now.failed(), now.inDoubt());
  }

  private void draw(List<String> lines) {
    if (drawn > 0) {
      console.err().printf("\u001b[%dA\u001b[J", drawn);
    }
    lines.forEach(console.err()::println);
    console.err().flush();
    drawn = lines.size();
  }

  private List<String> picture(Snapshot now, Duration elapsed, boolean calm) {
    Paint paint = console.paint();
    List<String> lines = new ArrayList<>();
    lines.add("  " + bar(elapsed) + "  " + paint.dim(clock(elapsed, calm)));
    lines.add("");
    lines.add(paint.dim("  %-38s %6s %6s %8s".formatted("recipe", "runs", "done", "under way")));
    now.recipes().forEach(recipe -> lines.add(row(recipe)));
    lines.add("");
    lines.add("  " + demo.changes() + " changes in the sandbox so far");
    lines.add("  " + paint.bold(sums(now)));
    return lines;
  }

  private static String row(RecipeStatus recipe) {
    long done = recipe.runs().getOrDefault(RunState.DONE, 0L);
    return "  %-38s %6d %6d %8d"
        .formatted(recipe.name(), Snapshot.runs(recipe), done, recipe.openRuns());
  }

  private String bar(Duration elapsed) {
    int full = (int) Math.min(BAR, BAR * elapsed.toMillis() / Math.max(1, length.toMillis()));
    return console.paint().good("━".repeat(full)) + console.paint().dim("─".repeat(BAR - full));
  }

  private String clock(Duration elapsed, boolean calm) {
    return calm
        ? "the last ones are being carried"
        : "%d s of %d s".formatted(elapsed.toSeconds(), length.toSeconds());
  }
}
