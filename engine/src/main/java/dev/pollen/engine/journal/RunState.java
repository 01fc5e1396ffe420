package dev.pollen.engine.journal;

import java.util.Locale;

/** Where a run stands. There are no others. */
public enum RunState {
  /** Made, not begun (or waiting for its lane); or in a {@code wait} step until it is due. */
  WAITING(true, false),
  RUNNING(true, false),
  /** A step failed and will be tried again at a known time. */
  RETRYING(true, false),
  /** Nobody can say whether a step happened; a person decides. */
  IN_DOUBT(false, true),
  /** A doubtful old update that a repeat could make undo a newer one; a person decides. */
  STALE(false, true),
  /** Stopped by a rule (a flood, a restore) until a person releases it. */
  HELD(false, true),
  /** Set aside (echo breaker, deleted recipe) until a person acts. */
  PARKED(false, true),
  FAILED(false, false),
  DONE(false, false),
  /** Given up by a person. */
  DROPPED(false, false),
  /** Ended by the filter or a {@code stop} step. */
  STOPPED(false, false);

  private final boolean active;
  private final boolean needsPerson;

  RunState(boolean active, boolean needsPerson) {
    this.active = active;
    this.needsPerson = needsPerson;
  }

  /** Whether the engine itself will take it further. */
  public boolean active() {
    return active;
  }

  /** Whether it waits for a person. */
  public boolean needsPerson() {
    return needsPerson;
  }

  /** Whether nothing more will happen to it unless a person retries it. */
  public boolean ended() {
    return !active && !needsPerson;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static RunState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
