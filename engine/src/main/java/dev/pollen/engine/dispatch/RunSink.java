package dev.pollen.engine.dispatch;

import dev.pollen.engine.journal.RunRecord;
import java.util.List;

/** Where made runs go: the way from taking in to delivering. Used on the shard's loop only. */
public interface RunSink {

  /** How many more runs of this subscription may be on the heap now. */
  int room(long subscription);

  /**
   * Sets room aside for a batch of at most so many runs, so that nobody else fills it before they
   * are durable; says for how many.
   */
  default int reserve(long subscription, int most) {
    return room(subscription);
  }

  /** A batch is over, and the runs made of it have begun: what was set aside for it is free. */
  default void giveBack(long subscription, int reserved) {}

  /** Takes runs that are durable. Never more than {@link #reserve} said. */
  void begin(List<RunRecord> made);

  /**
   * Asks to be called, on the loop, once, when a subscription has room again. One listener per
   * subscription.
   */
  void whenRoom(long subscription, Runnable again);
}
