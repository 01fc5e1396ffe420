package dev.pollen.daemon.cli;

/** Ends a command with one clear line and an exit code. */
final class CommandFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;

  private CommandFault(int code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Asked wrongly, or the configuration is wrong. */
  static CommandFault usage(String message) {
    return new CommandFault(Exit.USAGE, message, null);
  }

  static CommandFault failed(String message) {
    return new CommandFault(Exit.FAILED, message, null);
  }

  static CommandFault failed(String message, Throwable cause) {
    return new CommandFault(Exit.FAILED, message, cause);
  }

  int code() {
    return code;
  }
}
