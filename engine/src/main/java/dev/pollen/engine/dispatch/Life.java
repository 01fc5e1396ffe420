package dev.pollen.engine.dispatch;

import java.time.Instant;

/** Whether a run may still make calls, and who counts those under way. */
interface Life {

  /**
   * The engine stops or the run was dropped: steps that have not begun are left as they stand in
   * the journal.
   */
  boolean stopping();

  /** A person told the run to go on: its tries begin anew. */
  boolean revived();

  /** Nothing is left to do until then: the run leaves the heap, and goes on from the journal. */
  void sleep(Instant due, String why);

  /** A call leaves. */
  void calling();

  /** The call ended, however. */
  void called();
}
