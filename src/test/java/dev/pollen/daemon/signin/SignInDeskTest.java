package dev.pollen.daemon.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.daemon.signin.SignInDesk.Tested;
import dev.pollen.engine.Connections;
import dev.pollen.engine.dispatch.Permits.Permit;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The call by which a connection is tested has its place in the account's budget. */
class SignInDeskTest {
  private final List<String> told = new ArrayList<>();
  private Future<Void> answer = Future.succeededFuture();
  private boolean calls = true;

  /** An account whose test call is answered as the test says. */
  private final class Acme implements Connection {
    @Override
    public String account() {
      return "acme:one";
    }

    @Override
    public Trigger trigger(TriggerSpec spec) {
      throw new UnsupportedOperationException("it is only tested");
    }

    @Override
    public Action action(ActionSpec spec) {
      throw new UnsupportedOperationException("it is only tested");
    }

    @Override
    public Future<Void> check() {
      told.add("called");
      return answer;
    }

    @Override
    public boolean checkCalls() {
      return calls;
    }

    @Override
    public Future<Void> close() {
      return Future.succeededFuture();
    }
  }

  private final class Noted implements Permit {
    @Override
    public void ended(RateSignal rate) {
      told.add("ended");
    }

    @Override
    public void failed(Throwable fault) {
      told.add("failed");
    }

    @Override
    public void unused() {
      told.add("unused");
    }
  }

  private Tested tested(Function<String, Future<Permit>> permits) {
    ConnectionSettings acme =
        new ConnectionSettings(
            "acme",
            "acme",
            Optional.empty(),
            Optional.empty(),
            false,
            JsonNodeFactory.instance.objectNode());
    SignInDesk desk =
        new SignInDesk(
            new Catalog(List.of(), List.of()),
            Connections.of(Map.of("acme", new Acme())),
            List.of(acme),
            List::of,
            () -> Instant.EPOCH,
            name -> {},
            permits,
            name -> Map.of());
    return desk.test(Optional.of("acme")).result().get(0);
  }

  private Future<Permit> noted(String account) {
    told.add(account);
    return Future.succeededFuture(new Noted());
  }

  @Test
  void aTestTakesAPermitOfItsAccountAndGivesItBack() {
    assertEquals(Optional.empty(), tested(this::noted).problem());
    assertEquals(List.of("acme:one", "called", "ended"), told);
  }

  @Test
  void whatATestFailedOfIsToldToTheBudgetToo() {
    answer = Future.failedFuture(Fault.of(Fault.Kind.THROTTLED, "too many requests"));
    assertEquals(Optional.of("too many requests"), tested(this::noted).problem());
    assertEquals(List.of("acme:one", "called", "failed"), told);
  }

  @Test
  void aTestThatSendsNothingTakesNoPermitAndSaysNothingOfTheHost() {
    calls = false;
    assertEquals(Optional.empty(), tested(this::noted).problem());
    assertEquals(List.of("called"), told);
  }

  @Test
  void whereTheBudgetHasNoRoomNothingIsSent() {
    Tested tested =
        tested(account -> Future.failedFuture(Fault.of(Fault.Kind.NOT_DONE, "no room")));
    assertTrue(tested.problem().orElseThrow().contains("no room"));
    assertTrue(told.isEmpty());
  }
}
