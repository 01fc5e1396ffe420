package dev.pollen.engine.intake;

import io.vertx.core.Future;
import java.time.Duration;

/**
 * A place is given up, durably; if that cannot be written, it goes on as it was. On the feed's
 * loop.
 */
final class Vacating {
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final Feed feed;
  private final Leaving leaving;

  Vacating(Feed feed, Leaving leaving) {
    this.feed = feed;
    this.leaving = leaving;
  }

  Future<Void> vacate(Subscription one) {
    feed.silence(one);
    return one.pump()
        .exclusively(() -> feed.home().write(Rows.dropping(one.id())))
        .onSuccess(done -> leaving.left(feed, one.id()))
        .onFailure(fault -> stays(one));
  }

  private void again(Subscription one) {
    one.pump().go();
    feed.finished(one);
  }

  private void stays(Subscription one) {
    feed.subscribers().add(one);
    if (!feed.isStopped()) {
      one.pump().resume();
      feed.refresh();
      feed.home().loop().after(AGAIN, () -> again(one));
    }
  }
}
