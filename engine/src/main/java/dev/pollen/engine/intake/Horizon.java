package dev.pollen.engine.intake;

import java.time.Duration;
import java.time.Instant;

/**
 * What is new to a recipe where it goes over from an own feed to the shared one. On their loop.
 *
 * @param own the feed that it reads alone so far
 */
record Horizon(Feed own, Wanted wanted) {
  /** Stamps may say the minute only. */
  private static final Duration COARSE = Duration.ofMinutes(1);

  /** Only what was created from here on is new to it, also after the next edit. */
  Instant start(Subscription seat) {
    Instant before = seat.row().start();
    return forgets(seat) ? own.memory().sure().orElse(before) : before;
  }

  /**
   * Whether what is new is told without what it knew before an edit. Not in a listing, where what
   * enters is new however old it is.
   */
  boolean forgets(Subscription seat) {
    boolean aged = own.source().windowed() && !wanted.isAgeless();
    return aged && !isAsked(seat) && isLong(seat, own.memory());
  }

  /** A recipe that began in the past may be edited to begin there once more. */
  private boolean isAsked(Subscription seat) {
    Instant start = seat.row().start();
    return wanted.recipe().trigger().start().past() && wanted.start(start).equals(start);
  }

  /** Whether the shared feed may still bring what the recipe was given, and nobody remembers. */
  boolean lags(Subscription seat, FeedMemory shared) {
    return own.source().windowed() && !isLong(seat, shared);
  }

  /** Whether all that it knew then is surely older than what a feed brings from now on. */
  private boolean isLong(Subscription seat, FeedMemory feed) {
    Duration apart = own.home().limits().clockSkew().plus(COARSE);
    Instant then = own.memory().row().since().plus(apart);
    return feed.sure()
        .filter(at -> !at.isBefore(then) && !at.isBefore(seat.row().start()))
        .isPresent();
  }
}
