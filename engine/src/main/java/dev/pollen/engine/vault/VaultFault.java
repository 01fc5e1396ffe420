package dev.pollen.engine.vault;

/** The vault cannot be opened or used; the message says what to do. */
public final class VaultFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  VaultFault(String message) {
    super(message);
  }

  VaultFault(String message, Throwable cause) {
    super(message, cause);
  }
}
