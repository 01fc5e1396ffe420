package dev.pollen.daemon.config;

import dev.pollen.catalog.read.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a file: a value, or at least one error; warnings beside either.
 *
 * @param problems in the order of the lines
 * @param rough the value, or what is in it but for its errors, with the usual in their place: for
 *     looking farther, never for running
 */
public record Read<T>(Optional<T> value, List<Problem> problems, Optional<T> rough) {

  public Read {
    problems = problems.stream().sorted().toList();
  }

  /** Nothing of it could be read. */
  static <T> Read<T> nothing(List<Problem> problems) {
    return new Read<>(Optional.empty(), problems, Optional.empty());
  }

  /** A value only where nothing is wrong with it. */
  static <T> Read<T> of(T value, List<Problem> problems) {
    boolean broken = problems.stream().anyMatch(Problem::isError);
    Optional<T> read = Optional.of(value);
    return new Read<>(broken ? Optional.empty() : read, problems, read);
  }
}
