package dev.pollen.engine.names;

/**
 * A name that stands for nothing, or for more than one thing. The message names the input and the
 * candidates; looking again does not help until somebody changes the name here or there.
 */
public final class NameFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NameFault(String message) {
    super(message, null, false, false);
  }
}
