package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.OperationSpec;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Many calls from a file, some of them at once; results come out one a line, in the order of the
 * calls. A line that is no call, or a wrong one, gets its result too, and hinders no other.
 */
final class Batch {
  private static final int MOST_AT_ONCE = 50;

  private final Wiring wiring;
  private final Optional<String> connection;
  private final boolean yes;
  private final boolean byName;
  private final int parallel;

  Batch(Wiring wiring, Optional<String> connection, boolean yes, boolean byName, int parallel) {
    if (parallel < 1 || parallel > MOST_AT_ONCE) {
      throw CommandFault.usage("--parallel must be 1 to " + MOST_AT_ONCE);
    }
    this.wiring = wiring;
    this.connection = connection;
    this.yes = yes;
    this.byName = byName;
    this.parallel = parallel;
  }

  /** A call, or why there is none. */
  private record Line(Optional<Call> call, Optional<CallResult> refused) {}

  int run(Path file) {
    List<Line> lines =
        JsonFiles.lines(file).stream().filter(text -> !text.isBlank()).map(this::line).toList();
    try (Calling caller = wiring.open(names(lines), byName)) {
      return send(caller, lines) ? Exit.DONE : Exit.FAILED;
    }
  }

  private static Set<String> names(List<Line> lines) {
    Set<String> names = new TreeSet<>();
    lines.forEach(line -> line.call().ifPresent(call -> names.add(call.connection())));
    return names;
  }

  private Line line(String text) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    try {
      line = JsonFiles.object("a line of the batch", text);
      Call call = call(line);
      List<String> wrong = new ArrayList<>(InputCheck.problems(call.operation(), call.inputs()));
      if (call.operation().common().destructive() && !yes) {
        wrong.add("it cannot be undone: add --yes if you mean it");
      }
      return wrong.isEmpty() ? new Line(Optional.of(call), Optional.empty()) : refused(line, wrong);
    } catch (CommandFault e) {
      return refused(line, List.of(e.getMessage()));
    }
  }

  private Call call(ObjectNode line) {
    OperationSpec operation = Operations.find(wiring.catalog(), line.path("operation").asText());
    Optional<String> named =
        Optional.of(line.path("connection").asText()).filter(name -> !name.isEmpty());
    ObjectNode inputs =
        line.path("with") instanceof ObjectNode given
            ? given
            : JsonNodeFactory.instance.objectNode();
    return new Call(operation, wiring.connectionFor(operation, named.or(() -> connection)), inputs);
  }

  private static Line refused(ObjectNode line, List<String> wrong) {
    return new Line(Optional.empty(), Optional.of(CallResult.invalid(line, wrong)));
  }

  /** Keeps so many calls in flight, and prints each result when all before it are printed. */
  private boolean send(Calling caller, List<Line> lines) {
    ArrayDeque<Future<CallResult>> flying = new ArrayDeque<>();
    boolean ok = true;
    for (Line line : lines) {
      if (flying.size() == parallel) {
        ok &= print(flying.remove());
      }
      flying.add(
          line.refused()
              .map(Future::succeededFuture)
              .orElseGet(() -> caller.call(line.call().orElseThrow())));
    }
    while (!flying.isEmpty()) {
      ok &= print(flying.remove());
    }
    return ok;
  }

  private boolean print(Future<CallResult> result) {
    CallResult came = Waiting.on(result);
    wiring.setup().console().out().println(came.json());
    return came.ok();
  }
}
