package dev.pollen.engine.dispatch;

import dev.pollen.engine.journal.RunState;
import java.util.Optional;

/**
 * The walk ends here, in this state, for this reason: thrown through a run's steps, never out of
 * the room.
 */
final class Halt extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RunState state;
  private final transient Optional<Where> where;

  Halt(RunState state, String why) {
    this(state, why, Optional.empty());
  }

  private Halt(RunState state, String why, Optional<Where> where) {
    super(why, null, false, false);
    this.state = state;
    this.where = where;
  }

  /** The step, what it called and what status came back: nothing, and 0, where there is none. */
  private record Where(String step, String operation, int status) {}

  /** The same end, of this step, unless one further inside is known. */
  Halt at(String step, String operation, int status) {
    return where.isPresent()
        ? this
        : new Halt(state, getMessage(), Optional.of(new Where(step, operation, status)));
  }

  /** The same end in other words. */
  Halt because(String why) {
    return new Halt(state, why, where);
  }

  String step() {
    return where.map(Where::step).orElse("");
  }

  String operation() {
    return where.map(Where::operation).orElse("");
  }

  int status() {
    return where.map(Where::status).orElse(0);
  }

  RunState state() {
    return state;
  }

  /** Nobody can say whether the last call happened, or it may not be repeated any more. */
  boolean isDoubt() {
    return state == RunState.IN_DOUBT || state == RunState.STALE;
  }

  /** Of two ends of one run, the one that leaves something for a person to decide is told. */
  boolean outranks(Halt first) {
    return state.needsPerson() && !first.state.needsPerson();
  }

  static Halt failed(String why) {
    return new Halt(RunState.FAILED, why);
  }

  /** Any failure as a halt: what nobody foresaw fails the run with its words, never silently. */
  static Halt of(Throwable failure) {
    if (failure instanceof Halt halt) {
      return halt;
    }
    String words =
        failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    return failed(words);
  }
}
