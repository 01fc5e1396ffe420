package dev.pollen.connectors.wire;

/** No line was made, so nothing was sent. */
public final class Unopened extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final boolean refused;

  private Unopened(boolean refused, String words) {
    super(words, null, false, false);
    this.refused = refused;
  }

  static Unopened refused(String words) {
    return new Unopened(true, words);
  }

  static Unopened failed(String words) {
    return new Unopened(false, words);
  }

  /** Whether a rule of ours forbids it, so that trying again is useless. */
  public boolean isRefused() {
    return refused;
  }
}
