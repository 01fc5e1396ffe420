package dev.pollen.daemon.config;

import dev.pollen.catalog.read.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a file: a value, or at least one error; warnings beside either.
 *
 * @param problems in the order of the lines
 */
public record Read<T>(Optional<T> value, List<Problem> problems) {

  public Read {
    problems = problems.stream().sorted().toList();
  }

  /** A value only where nothing is wrong with it. */
  static <T> Read<T> of(T value, List<Problem> problems) {
    boolean broken = problems.stream().anyMatch(Problem::isError);
    return new Read<>(broken ? Optional.empty() : Optional.of(value), problems);
  }
}
