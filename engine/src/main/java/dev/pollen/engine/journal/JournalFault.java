package dev.pollen.engine.journal;

/** The store could not do what was asked; the message says what to do about it. */
public sealed class JournalFault extends RuntimeException
    permits SecretMoved, StoreHeld, StoreLost, StoreGone {
  private static final long serialVersionUID = 1L;

  private final boolean passing;

  public JournalFault(String message, Throwable cause, boolean passing) {
    super(message, cause);
    this.passing = passing;
  }

  /** Whether the same write may succeed later (a full disk), or never will (a damaged file). */
  public boolean passing() {
    return passing;
  }

  /** What a failure says to people: of one that was not written for them its kind matters, too. */
  public static String words(Throwable failure) {
    return failure instanceof JournalFault ? failure.getMessage() : failure.toString();
  }
}
