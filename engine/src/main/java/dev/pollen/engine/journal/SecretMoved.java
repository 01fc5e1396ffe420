package dev.pollen.engine.journal;

/** A sealed row is no longer what its writer thought: somebody else changed it; look again. */
public final class SecretMoved extends JournalFault {
  private static final long serialVersionUID = 1L;

  public SecretMoved(SecretRow refused) {
    super(
        "'%s' was changed by somebody else in the meantime: look again".formatted(refused.name()),
        null,
        false);
  }
}
