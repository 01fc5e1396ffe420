package dev.pollen.daemon.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command takes. */
final class Common {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  @SuppressWarnings("unused") // picocli acts on it
  private boolean help;

  @Option(
      names = {"-v", "--verbose"},
      description = "Tell more; show stack traces.")
  private boolean verbose;

  Console console() {
    return Cli.console(spec);
  }

  boolean asksForMore() {
    return verbose;
  }
}
