package dev.pollen.daemon.cli;

import dev.pollen.daemon.LogSetup;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ServiceConfigurationError;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code pollen}: the one list of commands, and what they have in common. */
@Command(
    name = "pollen",
    header = "Watches business systems and carries what is new to where it belongs.",
    description = "Start with 'pollen demo' to see it work, or 'pollen init' to make your own.",
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      InitCommand.class,
      TemplatesCommand.class,
      NewCommand.class,
      RunCommand.class,
      CheckCommand.class,
      PlanCommand.class,
      TestCommand.class,
      CatalogCommand.class,
      CallCommand.class,
      SandboxCommand.class,
      RunsCommand.class,
      PauseCommand.class,
      ResumeCommand.class,
      PollCommand.class,
      ExplainCommand.class,
      ConnectCommand.class,
      ConnectionsCommand.class,
      KeysCommand.class,
      ForgetCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      StoreCommand.class,
      SchemaCommand.class,
      DocsCommand.class,
    })
public final class Cli implements Runnable {
  private final Console console;

  @Spec private CommandSpec spec;

  @SuppressWarnings("unused") // picocli reads its options
  @Mixin
  private Common common;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version and exit.")
  @SuppressWarnings("unused") // picocli acts on it
  private boolean version;

  private Cli(Console console) {
    this.console = console;
  }

  /** Runs one command line to its end; answers the exit code. */
  public static int run(Console console, String... arguments) {
    CommandLine line = new CommandLine(new Cli(console));
    line.setOut(writer(console.out()))
        .setErr(writer(console.err()))
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(console.coloured() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(Math.max(80, Math.min(console.width(), 120)))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Cli::wrongUsage)
        .setExecutionExceptionHandler(Cli::failed);
    SandboxCommand.explainFaults(line.getSubcommands().get("sandbox"));
    try {
      return line.execute(arguments);
    } catch (ServiceConfigurationError e) {
      console.err().println("pollen: a jar of this installation is broken: " + e.getMessage());
      return Exit.FAILED;
    }
  }

  private static PrintWriter writer(java.io.PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /** The console of the command line that a command was read from. */
  static Console console(CommandSpec command) {
    return ((Cli) command.root().userObject()).console;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static int wrongUsage(ParameterException fault, String[] arguments) {
    CommandLine line = fault.getCommandLine();
    PrintWriter err = line.getErr();
    err.println("pollen: " + lowered(fault.getMessage()));
    if (!UnmatchedArgumentException.printSuggestions(fault, err)) {
      err.println("See '" + line.getCommandSpec().qualifiedName() + " --help'.");
    }
    return Exit.USAGE;
  }

  private static int failed(Exception fault, CommandLine line, CommandLine.ParseResult parsed) {
    Console console = console(line.getCommandSpec());
    console.err().println("pollen: " + words(fault));
    if (verbose(console, parsed)) {
      fault.printStackTrace(console.err());
    }
    return fault instanceof CommandFault told ? told.code() : Exit.FAILED;
  }

  private static boolean verbose(Console console, CommandLine.ParseResult parsed) {
    return console.environment().containsKey("POLLEN_DEBUG")
        || parsed.originalArgs().contains("-v")
        || parsed.originalArgs().contains("--verbose");
  }

  private static String words(Exception fault) {
    String message = fault.getMessage();
    return message == null || message.isBlank()
        ? "failed with " + fault.getClass().getSimpleName() + " (see more with -v)"
        : LogSetup.scrubbed(message.strip());
  }

  private static String lowered(String message) {
    return message.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + message.substring(1);
  }
}
