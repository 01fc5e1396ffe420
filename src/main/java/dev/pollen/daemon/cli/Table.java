package dev.pollen.daemon.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Aligned columns. On a terminal the widest ones give way, with an ellipsis, until a line fits;
 * elsewhere nothing is cut.
 */
final class Table {
  private static final String GAP = "  ";
  private static final int NARROWEST = 8;

  private final List<String> heads;
  private final List<List<String>> rows = new ArrayList<>();
  private Set<Integer> whole = Set.of();
  private int painted = -1;
  private UnaryOperator<String> brush = UnaryOperator.identity();

  private Table(List<String> heads) {
    this.heads = heads;
  }

  static Table of(String... heads) {
    return new Table(List.of(heads));
  }

  Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** Columns that never give way. */
  Table whole(Integer... columns) {
    whole = Set.of(columns);
    return this;
  }

  /** Colours one column by its text. */
  Table paint(int column, UnaryOperator<String> with) {
    painted = column;
    brush = with;
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  void print(Console console) {
    int[] widths = widths();
    if (console.terminal()) {
      fit(widths, console.width());
    }
    console.out().println(console.paint().dim(line(heads, widths, false)));
    rows.forEach(row -> console.out().println(line(row, widths, true)));
  }

  private int[] widths() {
    int[] widths = heads.stream().mapToInt(String::length).toArray();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  private void fit(int[] widths, int room) {
    int over = total(widths) - room;
    while (over > 0) {
      OptionalInt widest = widest(widths);
      if (widest.isEmpty()) {
        return;
      }
      widths[widest.getAsInt()]--;
      over--;
    }
  }

  private static int total(int[] widths) {
    int total = GAP.length() * (widths.length - 1);
    for (int width : widths) {
      total += width;
    }
    return total;
  }

  /** The widest column that may give way; the first of equal ones. */
  private OptionalInt widest(int[] widths) {
    return IntStream.range(0, widths.length)
        .filter(i -> !whole.contains(i) && widths[i] > NARROWEST)
        .reduce((one, other) -> widths[other] > widths[one] ? other : one);
  }

  private String line(List<String> cells, int[] widths, boolean body) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cut(cells.get(i), widths[i]);
      String padded = i == widths.length - 1 ? cell : pad(cell, widths[i]);
      line.append(i == 0 ? "" : GAP).append(body && i == painted ? brush.apply(padded) : padded);
    }
    return line.toString().stripTrailing();
  }

  private static String cut(String text, int width) {
    String oneLine = text.replace('\n', ' ');
    return oneLine.length() <= width ? oneLine : oneLine.substring(0, width - 1) + "…";
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
