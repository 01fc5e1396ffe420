package dev.pollen.catalog.read;

import java.util.Comparator;

/**
 * Something wrong in a file that a person wrote: where, what, and the way out.
 *
 * <p>Printed as {@code file:line:column: error: what (way out)}.
 *
 * @param line from 1; 0 when the whole file is meant
 * @param code a short stable word for the rule, such as {@code unknown-key}
 */
public record Problem(
    String file, int line, int column, Severity severity, String code, String message)
    implements Comparable<Problem> {

  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(Problem::message);

  /** How bad it is: an error stops what depends on it, a warning does not. */
  public enum Severity {
    ERROR,
    WARNING
  }

  public static Problem error(String file, Place place, String code, String message) {
    return new Problem(file, place.line(), place.column(), Severity.ERROR, code, message);
  }

  public static Problem warning(String file, Place place, String code, String message) {
    return new Problem(file, place.line(), place.column(), Severity.WARNING, code, message);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "%s:%d:%d: %s: %s"
        .formatted(
            file,
            Math.max(1, line),
            Math.max(1, column),
            severity == Severity.ERROR ? "error" : "warning",
            message);
  }
}
