package dev.pollen.daemon.cli;

import dev.pollen.catalog.read.Suggestion;
import dev.pollen.daemon.Templates;
import dev.pollen.daemon.Templates.Template;
import dev.pollen.daemon.config.KnownNames;
import dev.pollen.daemon.config.PollenConfig;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code new}: a copy of a template, switched off until its owner agrees. */
@Command(
    name = "new",
    description = "Copies a template into the recipes folder, switched off.",
    footer = {"", "See 'pollen templates' for what there is."})
final class NewCommand implements Callable<Integer> {
  @Mixin private Setup setup;

  @Parameters(paramLabel = "NAME", description = "The new recipe's file name, without ending.")
  private String name;

  @Option(names = "--from", paramLabel = "TEMPLATE", required = true, description = "Which one.")
  private String from;

  @Option(
      names = "--connection",
      paramLabel = "C",
      description = "The account it works on (default: your only one).")
  private Optional<String> connection;

  @Override
  public Integer call() {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,99}")) {
      throw CommandFault.usage("'%s' is no file name (letters, digits, _ and -)".formatted(name));
    }
    PollenConfig config = setup.config();
    Template template =
        Templates.find(from).orElseThrow(() -> CommandFault.usage(unknownTemplate()));
    Path file = config.recipes().resolve(name + ".yaml");
    Path cases = config.recipes().resolve(name + ".test.yaml");
    write(file, template.on(connection.orElseGet(() -> onlyConnection(config))));
    write(cases, template.cases());
    setup.console().out().println(setup.console().paint().good("written  ") + file);
    setup.console().out().println(setup.console().paint().good("written  ") + cases);
    setup
        .console()
        .err()
        .println(
            "\n"
                + "Next: read it, run 'pollen check' and 'pollen test', then set 'enabled: true'"
                + " in it.");
    return Exit.DONE;
  }

  private String unknownTemplate() {
    String all = "there are " + String.join(", ", Templates.NAMES);
    return "no template '%s' (%s)".formatted(from, Suggestion.orElse(from, Templates.NAMES, all));
  }

  /** The user's only HighLevel account; a name to be changed by hand when there is not just one. */
  private String onlyConnection(PollenConfig config) {
    List<String> names =
        KnownNames.in(config.connections()).byName().entrySet().stream()
            .filter(each -> each.getValue().system().equals("highlevel"))
            .map(Map.Entry::getKey)
            .toList();
    return names.size() == 1 ? names.get(0) : "acme";
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw CommandFault.usage("%s exists already: choose another name".formatted(file));
    } catch (IOException e) {
      throw CommandFault.failed("cannot write %s: %s".formatted(file, e.getMessage()), e);
    }
  }
}
