package dev.pollen.daemon.cli;

/** Tells a person now and then that the daemon is still at work on what they asked for. */
final class AtWork implements Runnable {
  private final Console console;
  private final String what;
  private int asked;

  /**
   * @param what goes on, such as {@code "erasing"}
   */
  AtWork(Console console, String what) {
    this.console = console;
    this.what = what;
  }

  /** Whether it was under way when it was last asked for. */
  boolean begun() {
    return asked > 0;
  }

  /** It is not done yet. The first time, then more and more seldom. */
  @Override
  public void run() {
    asked++;
    if (Integer.bitCount(asked) == 1) {
      console
          .err()
          .printf("still %s: the daemon goes on with it, should you leave this command%n", what);
    }
  }
}
