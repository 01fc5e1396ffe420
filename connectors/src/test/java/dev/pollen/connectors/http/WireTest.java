package dev.pollen.connectors.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.connectors.kit.FakeServer.Answer;
import dev.pollen.connectors.kit.FakeServer.Asked;
import dev.pollen.connectors.kit.Specs;
import dev.pollen.connectors.kit.Wait;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Fault;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WireTest extends HttpFixture {

  private static List<Future<Integer>> calls(Action action, int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> Specs.json("{'id':" + n + "}"))
        .map(input -> action.perform(input, "1").map(receipt -> receipt.status()))
        .toList();
  }

  @Test
  void aThousandCallsAtOnceToOneHostAllGetThrough() {
    server.answers(Answer.json(200, "{}"));
    Action action = action(Specs.call("PUT", "/{id}", List.of(), List.of()));
    Wait.on(Future.all(calls(action, 1000)));
    assertEquals(1000, server.asked().stream().map(Asked::uri).distinct().count());
  }

  @Test
  void callsToAHostThatNeverAnswersAllEndAndSayWhatMayHaveHappened() {
    server.answers(Answer.never());
    Action action =
        open(server.url(), Duration.ofMillis(500))
            .action(spec(Specs.call("PUT", "/{id}", List.of(), List.of())));
    List<Fault.Kind> kinds = calls(action, 400).stream().map(Wait::fault).map(Fault::kind).toList();
    long unknown = kinds.stream().filter(Fault.Kind.UNKNOWN::equals).count();
    long unreachable = kinds.stream().filter(Fault.Kind.UNREACHABLE::equals).count();
    assertEquals(400, unknown + unreachable);
    assertTrue(unknown >= server.asked().size(), "what arrived cannot be told as not sent");
  }

  @Test
  void connectionsOfUsersShareOnePoolAndCloseApart() {
    server.answers(Answer.json(200, "{}"));
    Action action = action(Specs.call("PUT", "/{id}", List.of(), List.of()));
    Wait.on(open(server.url()).close());
    assertEquals(200, Wait.on(action.perform(Specs.json("{'id':1}"), "1")).status());
  }
}
