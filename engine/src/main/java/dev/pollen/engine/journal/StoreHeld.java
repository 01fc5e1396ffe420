package dev.pollen.engine.journal;

/** Another process holds the store; the message names it. */
public final class StoreHeld extends JournalFault {
  private static final long serialVersionUID = 1L;

  StoreHeld(String message) {
    super(message, null, false);
  }
}
