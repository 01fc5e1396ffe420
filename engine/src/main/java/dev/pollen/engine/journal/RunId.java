package dev.pollen.engine.journal;

/**
 * Names a run: the subscription that made it and the number of the record in that subscription's
 * feed log. The same record can therefore never be made into two runs of one subscription.
 *
 * <p>Written {@code 12-345}.
 */
public record RunId(long subscription, long record) implements Comparable<RunId> {

  /**
   * Reads {@code 12-345}; throws {@link IllegalArgumentException} with what a run's id looks like.
   */
  public static RunId parse(String text) {
    int dash = text.indexOf('-');
    try {
      return new RunId(
          Long.parseLong(text.substring(0, Math.max(dash, 0))),
          Long.parseLong(text.substring(dash + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is no run id: they look like 12-345, see 'pollen runs'", e);
    }
  }

  /** Numbers of different subscriptions run side by side: what records are given would collide. */
  @Override
  public int hashCode() {
    long mixed = (subscription * 0x9E3779B97F4A7C15L + record) * 0xD6E8FEB86659FD93L;
    return (int) (mixed >>> 32);
  }

  @Override
  public int compareTo(RunId other) {
    int first = Long.compare(subscription, other.subscription);
    return first != 0 ? first : Long.compare(record, other.record);
  }

  @Override
  public String toString() {
    return subscription + "-" + record;
  }
}
