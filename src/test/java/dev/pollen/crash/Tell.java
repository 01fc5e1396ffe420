package dev.pollen.crash;

import dev.pollen.crash.Round.Row;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** The crash test's table. */
final class Tell {
  private static final String FORM = "| %-15s | %5s | %9s | %7s | %4s | %10s | %6s | %8s |";

  private Tell() {}

  static String head() {
    return FORM.formatted(
            "boundary", "kills", "elsewhere", "records", "lost", "duplicated", "parked", "repeated")
        + "\n"
        + FORM.formatted("---", "---", "---", "---", "---", "---", "---", "---");
  }

  static String line(Row row) {
    Account account = row.account();
    return FORM.formatted(
        row.name(),
        row.kills(),
        row.elsewhere(),
        account.records(),
        account.lost.size(),
        account.duplicated.size(),
        account.parked(),
        account.repeated());
  }

  static String sum(List<Row> rows) {
    return FORM.formatted(
        "all",
        sum(rows, Row::kills),
        sum(rows, Row::elsewhere),
        sum(rows, row -> row.account().records()),
        sum(rows, row -> row.account().lost.size()),
        sum(rows, row -> row.account().duplicated.size()),
        sum(rows, row -> row.account().parked()),
        sum(rows, row -> row.account().repeated()));
  }

  private static int sum(List<Row> rows, ToIntFunction<Row> each) {
    return rows.stream().mapToInt(each).sum();
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
            account.failed.stream().map(words -> "failed: " + words))
        .flatMap(each -> each)
        .toList();
  }
}
