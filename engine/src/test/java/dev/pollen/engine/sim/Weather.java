package dev.pollen.engine.sim;

import java.util.List;

/**
 * How often what goes wrong in one schedule, in ten thousandths.
 *
 * @param calls calls that fail or whose outcome nobody learns
 * @param crashes calls and writes at which the process dies
 * @param writes writes and reads that the store refuses
 * @param slow calls that take long
 */
record Weather(int calls, int crashes, int writes, int slow) {
  static final Weather CALM = new Weather(0, 0, 0, 0);
  private static final List<Weather> KINDS =
      List.of(
          CALM,
          new Weather(1_000, 0, 0, 300),
          new Weather(0, 60, 0, 0),
          new Weather(0, 0, 300, 0),
          new Weather(700, 60, 60, 300),
          new Weather(2_500, 150, 150, 1_000));

  static Weather draw(Dice dice) {
    return dice.pick(KINDS);
  }

  /** What becomes of one call. */
  enum Fate {
    /** Done and answered. */
    FINE,
    /** The connection is never made. */
    UNREACHABLE,
    THROTTLED,
    /** Refused for good: nothing happened. */
    REFUSED,
    /** Nothing happened, but nobody can say so. */
    BROKEN,
    /** It happens, and the answer is lost. */
    UNHEARD,
    /** Given up, and it happens all the same, later. */
    LATE,
    /** It never ends by itself; the one who asked gives it up. */
    ENDLESS,
    /** The process dies when the request has left, and it happens. */
    DIES_SENT,
    /** The process dies before the request leaves. */
    DIES_UNSENT
  }

  private static final List<Fate> FAILURES =
      List.of(
          Fate.UNREACHABLE,
          Fate.UNREACHABLE,
          Fate.THROTTLED,
          Fate.REFUSED,
          Fate.BROKEN,
          Fate.BROKEN,
          Fate.UNHEARD,
          Fate.UNHEARD,
          Fate.LATE,
          Fate.ENDLESS);

  Fate fate(Dice dice) {
    if (crashes > 0 && dice.rarely(crashes)) {
      return dice.percent(50) ? Fate.DIES_SENT : Fate.DIES_UNSENT;
    }
    return calls > 0 && dice.rarely(calls) ? dice.pick(FAILURES) : Fate.FINE;
  }
}
