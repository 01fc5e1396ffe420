package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.daemon.config.PollenConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code call}: one operation now, or a batch of them. */
@Command(
    name = "call",
    description = "Calls one operation now and shows request and reply, secrets hidden.",
    footer = {
      "",
      "Examples:",
      "  pollen call highlevel.contact.create --connection acme --with email=a@example.com",
      "  pollen call --connection acme --batch calls.jsonl --parallel 4",
      "A line of a batch: {\"operation\": …, \"connection\": …, \"with\": {…}}"
    })
final class CallCommand implements Callable<Integer> {
  @Mixin private Setup setup;

  @Parameters(paramLabel = "KEY", arity = "0..1", description = "The operation's key.")
  private Optional<String> key;

  @Option(names = "--connection", paramLabel = "C", description = "The connection to call by.")
  private Optional<String> connection;

  @Option(names = "--with", paramLabel = "k=v", description = "An input; may stand more than once.")
  private List<String> with = List.of();

  @Option(names = "--input", paramLabel = "FILE", description = "All inputs, as a JSON object.")
  private Optional<Path> input;

  @Option(names = "--yes", description = "Do not ask before what cannot be brought back.")
  private boolean yes;

  @Option(names = "--batch", paramLabel = "FILE", description = "One call a line, as JSON.")
  private Optional<Path> batch;

  @Option(
      names = "--names",
      description =
          "Look up names among the inputs of a batch. Without it they are taken as ids, so that a"
              + " line is one request; a single call always looks.")
  private boolean names;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "1",
      description = "So many calls of a batch at once (default: ${DEFAULT-VALUE}).")
  private int parallel;

  @Option(names = "--json", description = "The result as one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    if (key.isPresent() == batch.isPresent()) {
      throw CommandFault.usage(
          "name either one operation or --batch FILE; see 'pollen call --help'");
    }
    PollenConfig config = setup.config();
    Catalog catalog = setup.catalog(config);
    Wiring wiring = new Wiring(setup, config, catalog);
    return batch
        .map(
            file ->
                new Batch(wiring, connection, yes, names, parallel)
                    .run(setup.console().here().resolve(file)))
        .orElseGet(() -> one(wiring, catalog));
  }

  private int one(Wiring wiring, Catalog catalog) {
    OperationSpec operation = Operations.find(catalog, key.orElseThrow());
    Call call = new Call(operation, wiring.connectionFor(operation, connection), inputs(operation));
    List<String> wrong = InputCheck.problems(operation, call.inputs());
    if (!wrong.isEmpty()) {
      String see = "%nsee 'pollen catalog show %s'".formatted(operation.key());
      throw CommandFault.usage(operation.key() + ": " + String.join("\n  ", wrong) + see);
    }
    confirm(call);
    try (Calling caller = wiring.open(List.of(call.connection()), true)) {
      return show(Waiting.on(caller.call(call)));
    }
  }

  private ObjectNode inputs(OperationSpec operation) {
    Path here = setup.console().here();
    ObjectNode inputs =
        input
            .map(file -> JsonFiles.object(here.resolve(file)))
            .orElseGet(JsonNodeFactory.instance::objectNode);
    with.forEach(pair -> Pairs.put(inputs, pair, operation.inputs()));
    return inputs;
  }

  private void confirm(Call call) {
    if (!call.operation().common().destructive() || yes) {
      return;
    }
    Console console = setup.console();
    String what = "%s on %s cannot be undone".formatted(call.operation().key(), call.connection());
    if (!console.terminal()) {
      throw CommandFault.usage(what + ": add --yes if you mean it");
    }
    if (!console.confirms(what + ". Go on?")) {
      throw CommandFault.failed("not called");
    }
  }

  private int show(CallResult result) {
    if (json) {
      setup.console().json(result.json());
    } else {
      print(result);
    }
    return result.ok() ? Exit.DONE : Exit.FAILED;
  }

  private void print(CallResult result) {
    Console console = setup.console();
    JsonNode shown = result.json();
    JsonNode request = shown.path("request");
    console
        .out()
        .printf(
            "%s %s%n%s%n%n",
            console.paint().bold(request.path("method").asText(shown.path("operation").asText())),
            request.path("path").asText(),
            Boxes.indented(request.path("with")));
    if (result.ok()) {
      console.out().println(console.paint().good("done") + status(shown));
      console
          .out()
          .println(
              Boxes.indented(shown.has("records") ? shown.path("records") : shown.path("reply")));
    } else {
      console.err().println("pollen: " + shown.at("/error/message").asText());
    }
  }

  private static String status(JsonNode shown) {
    return shown.has("status") ? "  " + shown.path("status").asInt() : "";
  }
}
