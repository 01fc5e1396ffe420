package dev.pollen.engine.dispatch;

/** What came of a run whose time to wake has come. */
enum Wake {
  /** It goes on, and the journal has it. */
  AWAKE,
  /** It is there already, or the engine stops: asking again at once gives the same. */
  LEFT_ALONE,
  NO_ROOM
}
