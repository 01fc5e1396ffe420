package dev.pollen.engine.intake;

import java.time.Duration;

/**
 * From a place's private read to its shared feed: what was read in private is delivered, and the
 * shared feed's entries may follow. On the feed's loop.
 */
final class Relay {
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final Feed feed;
  private final Subscription one;
  private final Past past;

  Relay(Feed feed, Subscription one, Past past) {
    this.feed = feed;
    this.one = one;
    this.past = past;
  }

  void delivered() {
    if (past.beganAnew(one)) {
      one.skip(feed.nextReading(), feed.joiningBaseline())
          .onSuccess(done -> goesOn())
          .onFailure(fault -> feed.home().loop().after(AGAIN, this::delivered));
    } else {
      goesOn();
    }
  }

  private void goesOn() {
    past.delivered(feed.nextReading());
    one.pump().go();
    feed.soon();
  }
}
