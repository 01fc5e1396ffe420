package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.engine.journal.Person;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code forget}. */
@Command(
    name = "forget",
    description = {
      "Erases a person from what Pollen holds: runs with all that they carried, sent and got back,"
          + " records that were taken in, lines and files that steps wrote, kept recordings. Runs of"
          + " theirs that could still go on are given up.",
      "Hashes stay, so that the versions that were known do not fire again; a record that changes"
          + " later in its system is news. What Pollen cannot reach is listed: what systems hold,"
          + " backups, logs, texts that people wrote.",
      "An address or a longer id counts wherever it stands; an id under 8 characters only as a"
          + " record's id. Exit code 1: something is left that an unfinished run of others needs."
    })
final class ForgetCommand implements Callable<Integer> {
  @Mixin private Setup setup;

  @Parameters(
      paramLabel = "RECORD|EMAIL",
      arity = "1..*",
      description = "Who: a record's id, an address; several for one person.")
  private List<String> words = List.of();

  @Option(names = "--dry-run", description = "Only show what would go, and what could not.")
  private boolean dry;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Option(names = "--json", description = "As one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    Person person = person();
    PollenConfig config = setup.config();
    return Desks.served(
        config,
        daemon -> told((really) -> byDaemon(daemon, person, really)),
        () -> here(config, person));
  }

  private int here(PollenConfig config, Person person) {
    if (config.store().missing()) {
      throw CommandFault.failed("nothing is kept here yet: there is no " + config.store());
    }
    try (ForgetHere here = ForgetHere.open(config, setup.catalog(config))) {
      return told((really) -> here.forget(person, !really));
    }
  }

  private Person person() {
    try {
      return new Person(words);
    } catch (IllegalArgumentException e) {
      throw CommandFault.usage(e.getMessage());
    }
  }

  private interface Way {
    JsonNode go(boolean really);
  }

  private JsonNode byDaemon(DaemonClient daemon, Person person, boolean really) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("dry_run", !really);
    person.words().forEach(body.putArray("words")::add);
    AtWork atWork = new AtWork(setup.console(), really ? "erasing" : "looking everything through");
    return daemon.errand("/api/forget", body, atWork);
  }

  private int told(Way way) {
    if (!dry && !yes) {
      confirm(way.go(false));
    }
    JsonNode report = way.go(!dry);
    if (json) {
      setup.console().json(report);
    } else {
      new ForgetPage(setup.console()).print(report);
    }
    return dry || report.path("left").isEmpty() ? Exit.DONE : Exit.PROBLEMS;
  }

  private void confirm(JsonNode report) {
    String what = ForgetPage.question(report);
    if (!setup.console().terminal()) {
      throw CommandFault.usage(what + " Add --yes to do it, or --dry-run to see more");
    }
    if (!setup.console().confirms(what + " Go on?")) {
      throw CommandFault.failed("nothing was changed");
    }
  }
}
