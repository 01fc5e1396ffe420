package dev.pollen.engine.dispatch;

/** Whether a run may still make calls, and who counts those under way. */
interface Life {

  /**
   * The engine stops or the run was dropped: steps that have not begun are left as they stand in
   * the journal.
   */
  boolean stopping();

  /** A person told the run to go on: its tries begin anew. */
  boolean revived();

  /** A call leaves. */
  void calling();

  /** The call ended, however. */
  void called();
}
