package dev.pollen.engine.dispatch;

import dev.pollen.engine.journal.RunRecord;
import java.util.List;

/** Where made runs go: the way from taking in to delivering. Used on the shard's loop only. */
public interface RunSink {

  /** How many more runs of this subscription may be on the heap now. */
  int room(long subscription);

  /** Takes runs that are durable. Never more than {@link #room} said. */
  void begin(List<RunRecord> made);

  /**
   * Asks to be called, on the loop, whenever a subscription has room again. One listener per
   * subscription.
   */
  void whenRoom(long subscription, Runnable again);
}
