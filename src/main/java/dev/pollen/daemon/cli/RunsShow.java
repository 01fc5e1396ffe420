package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.journal.RunId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runs show}: what one run carried, sent and got back. */
@Command(name = "show", description = "Shows one run: its record, what was sent, what came back.")
final class RunsShow implements Callable<Integer> {
  @Mixin private Setup setup;

  @Parameters(paramLabel = "ID", description = "Its id, such as 12-345; see 'pollen runs'.")
  private String id;

  @Option(names = "--json", description = "As one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    RunId asked = RunIds.parse(id);
    try (Desk desk = Desks.open(setup)) {
      JsonNode run = desk.run(asked);
      if (json) {
        setup.console().json(run);
      } else {
        print(run);
      }
    }
    return Exit.DONE;
  }

  private void print(JsonNode run) {
    Console console = setup.console();
    Paint paint = console.paint();
    String state = run.path("state").asText();
    console.out().printf("%s  %s%n", paint.bold("Run " + id), paint.state(state));
    fact("recipe", run.path("recipe").asText());
    fact("record", run.path("record").asText());
    fact("made", Moments.brief(run.path("made").asText()));
    fact("moved", Moments.brief(run.path("moved").asText()));
    fact("goes on", Moments.brief(run.path("due").asText()));
    fact("why", run.path("why").asText());
    console.out().println("\nRecord\n" + Boxes.indented(run.path("content")));
    run.path("steps").forEach(this::step);
    next(state);
  }

  private void fact(String name, String words) {
    if (!words.isEmpty()) {
      setup.console().out().printf("  %-8s %s%n", name, words);
    }
  }

  private void step(JsonNode step) {
    Console console = setup.console();
    console
        .out()
        .printf(
            "%n%s  %s  %s%n",
            step.path("path").asText(),
            console.paint().bold(step.path("operation").asText()),
            console.paint().state(step.path("outcome").asText("no outcome known")));
    fact("said", step.path("words").asText());
    console.out().println("  sent\n" + Boxes.indented(step.path("input")));
    if (step.hasNonNull("reply")) {
      console.out().println("  came back\n" + Boxes.indented(step.path("reply")));
    }
  }

  private void next(String state) {
    String words =
        switch (state) {
          case "in_doubt", "stale" -> "Decide: pollen runs resolve %s --as done|repeat|drop";
          case "failed" -> "Try again: pollen runs retry %s";
          case "held", "parked" -> "Let it go on: pollen runs release %s";
          default -> "";
        };
    if (!words.isEmpty()) {
      setup.console().err().println("\n" + words.formatted(id));
    }
  }
}
