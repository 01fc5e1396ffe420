package dev.pollen.daemon;

import dev.pollen.daemon.cli.Cli;
import dev.pollen.daemon.cli.Console;

/** The program: one command line in, one exit code out. */
final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(Cli.run(Console.ofProcess(), arguments));
  }
}
