package dev.pollen.engine.recipe;

import dev.pollen.engine.mapping.Expression;
import dev.pollen.engine.mapping.Template;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One thing a recipe does. {@link #path} is where it stands ({@code steps[1].else[0]}): with the
 * run and the loop indexes it names an attempt, so it never depends on the {@code id}.
 */
public sealed interface Step {
  String path();

  /** Under this name later steps see what it gave; empty: nobody asks. */
  Optional<String> id();

  /** Those that stand in it, from top to bottom; none in most. */
  default List<Step> inner() {
    return List.of();
  }

  /** These and all inside of them, from top to bottom as they are written. */
  static Stream<Step> all(List<Step> steps) {
    return steps.stream().flatMap(step -> Stream.concat(Stream.of(step), all(step.inner())));
  }

  /** Hands the step to the visitor's method for its kind. */
  <R> R accept(Visitor<R> visitor);

  /** One method for each kind of step. */
  interface Visitor<R> {
    R call(Call step);

    R choose(Choose step);

    R forEach(ForEach step);

    R set(SetVars step);

    R stop(Stop step);

    R pause(Wait step);
  }

  /**
   * An action, or a trigger used as a search step.
   *
   * @param location the account below the connection's
   */
  record Call(
      String path,
      Optional<String> id,
      String operation,
      Optional<String> connection,
      Optional<String> location,
      Template with,
      Optional<Recipe.Retry> retry)
      implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.call(this);
    }
  }

  /** {@code if} with its branches. */
  record Choose(
      String path, Optional<String> id, Expression condition, List<Step> then, List<Step> otherwise)
      implements Step {
    public Choose {
      then = List.copyOf(then);
      otherwise = List.copyOf(otherwise);
    }

    @Override
    public List<Step> inner() {
      return Stream.concat(then.stream(), otherwise.stream()).toList();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.choose(this);
    }
  }

  /**
   * A loop over a list, or over the records of a trigger read page by page.
   *
   * @param list exactly one of {@code list} and {@code from} is present
   * @param as the name under which the steps see the item
   */
  record ForEach(
      String path,
      Optional<String> id,
      Optional<Expression> list,
      Optional<From> from,
      String as,
      int parallel,
      List<Step> steps)
      implements Step {
    public ForEach {
      steps = List.copyOf(steps);
    }

    /**
     * A trigger whose records are streamed.
     *
     * @param location the account below the connection's
     */
    public record From(
        String operation, Optional<String> connection, Optional<String> location, Template with) {}

    @Override
    public List<Step> inner() {
      return steps;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.forEach(this);
    }
  }

  /**
   * {@code set} (names to templates) and {@code map} (from, to, transform): both give values to
   * {@code vars}.
   */
  record SetVars(
      String path, Optional<String> id, Map<String, Template> values, List<Mapping> mappings)
      implements Step {
    public SetVars {
      mappings = List.copyOf(mappings);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.set(this);
    }
  }

  /** One line of {@code map}: the transform sees the value as {@code value}. */
  record Mapping(Expression from, String to, Optional<Expression> transform, String note) {}

  /**
   * Goes on later.
   *
   * @param span exactly one of {@code span} and {@code until} is present
   * @param until gives what {@link WakeTime} reads
   */
  record Wait(String path, Optional<String> id, Optional<Duration> span, Optional<Template> until)
      implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.pause(this);
    }
  }

  /** Ends the run as {@code stopped}, with words. */
  record Stop(String path, Optional<String> id, Template why) implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.stop(this);
    }
  }
}
