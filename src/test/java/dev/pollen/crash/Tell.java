package dev.pollen.crash;

import dev.pollen.catalog.Effect;
import dev.pollen.crash.Round.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** The crash test's two tables: by where it was killed, and by what a repeat does. */
final class Tell {
  private static final String FORM = "| %-15s | %5s | %9s | %7s | %4s | %10s | %6s | %8s | %7s |";
  private static final String CLASSES = "| %-12s | %7s | %4s | %10s | %6s | %8s |";
  private static final String LINE = "---";

  private Tell() {}

  static String head() {
    return FORM.formatted(
            "boundary",
            "kills",
            "elsewhere",
            "records",
            "lost",
            "duplicated",
            "parked",
            "repeated",
            "seconds")
        + "\n"
        + FORM.formatted(LINE, LINE, LINE, LINE, LINE, LINE, LINE, LINE, LINE);
  }

  static String line(Row row) {
    return line(row.name(), List.of(row));
  }

  static String sum(List<Row> rows) {
    return line("all", rows);
  }

  private static String line(String name, List<Row> rows) {
    Tally all = new Tally();
    Stream.of(Effect.values()).forEach(effect -> all.add(tally(effect, rows)));
    return FORM.formatted(
        name,
        sum(rows, Row::kills),
        sum(rows, row -> row.elsewhere().size()),
        sum(rows, row -> row.account().records()),
        sum(rows, row -> row.account().lost.size()),
        sum(rows, row -> row.account().duplicated.size()),
        all.parked,
        all.repeated,
        sum(rows, row -> Math.toIntExact(row.took().toSeconds())));
  }

  private static int sum(List<Row> rows, ToIntFunction<Row> each) {
    return rows.stream().mapToInt(each).sum();
  }

  /** The steps of each effect apart. */
  static String classes(List<Row> rows) {
    List<String> lines = new ArrayList<>();
    lines.add(CLASSES.formatted("effect", "steps", "lost", "duplicated", "parked", "repeated"));
    lines.add(CLASSES.formatted(LINE, LINE, LINE, LINE, LINE, LINE));
    for (Effect effect : List.of(Effect.IDEMPOTENT, Effect.RECONCILABLE, Effect.UNREPEATABLE)) {
      lines.add(line(effect, tally(effect, rows)));
    }
    return String.join("\n", lines);
  }

  private static String line(Effect effect, Tally tally) {
    return CLASSES.formatted(
        effect.word(),
        tally.steps,
        tally.lost.size(),
        tally.duplicated.size(),
        tally.parked,
        tally.repeated);
  }

  private static Tally tally(Effect effect, List<Row> rows) {
    Tally sum = new Tally();
    rows.forEach(row -> sum.add(row.account().tally(effect)));
    return sum;
  }

  static boolean good(Row row) {
    return faults(row).isEmpty();
  }

  /** What is not as promised. */
  static List<String> faults(Row row) {
    Account account = row.account();
    return Stream.of(
            account.lost.stream().map(words -> "lost: " + words),
            account.duplicated.stream().map(words -> "duplicated: " + words),
            account.failed.stream().map(words -> "failed: " + words),
            row.elsewhere().stream().map(words -> "killed elsewhere: " + words))
        .flatMap(each -> each)
        .toList();
  }
}
