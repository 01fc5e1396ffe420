package dev.pollen.engine.journal;

/** The connection to the store is gone: what was not committed over it surely never happened. */
public final class StoreLost extends JournalFault {
  private static final long serialVersionUID = 1L;

  StoreLost(String message, Throwable cause) {
    super(message, cause, true);
  }
}
