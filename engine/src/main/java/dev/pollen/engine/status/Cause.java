package dev.pollen.engine.status;

/**
 * Why the engine is not ready.
 *
 * @param key names the cause, the same as long as it lasts
 * @param words a sentence for a person
 */
public record Cause(Kind kind, String key, String words) {

  /** Where the trouble lies. */
  public enum Kind {
    /** A shared poll is older than its objective. */
    FEED,
    /** Nothing is taken in for want of disk. */
    DISK,
    /** A connection cannot sign in. */
    CONNECTION,
    /** A day's budget is used up. */
    BUDGET,
    /** A host does not answer. */
    HOST,
    /** Runs do not get on. */
    DELIVERING
  }
}
