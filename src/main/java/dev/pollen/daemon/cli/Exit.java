package dev.pollen.daemon.cli;

/** What a command's end means to a script. */
public final class Exit {
  public static final int DONE = 0;

  /** It looked, and found problems. */
  public static final int PROBLEMS = 1;

  /** It was asked wrongly, or the configuration is wrong. */
  public static final int USAGE = 2;

  public static final int FAILED = 3;

  private Exit() {}
}
