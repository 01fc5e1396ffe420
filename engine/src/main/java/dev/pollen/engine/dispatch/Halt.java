package dev.pollen.engine.dispatch;

import dev.pollen.engine.journal.RunState;

/**
 * The walk ends here, in this state, for this reason: thrown through a run's steps, never out of
 * the room.
 */
final class Halt extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RunState state;

  Halt(RunState state, String why) {
    super(why, null, false, false);
    this.state = state;
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
