package dev.pollen.engine.journal;

/** The store is no longer this process's: whatever it remembers of it may be out of date. */
public final class StoreGone extends JournalFault {
  private static final long serialVersionUID = 1L;

  StoreGone(String message, Throwable cause) {
    super(message, cause, false);
  }
}
