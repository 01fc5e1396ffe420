package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.SystemSpec.Budget;
import dev.pollen.engine.dispatch.Permits.Permit;
import dev.pollen.engine.dispatch.Permits.Purpose;
import dev.pollen.engine.kit.SimLoop;
import dev.pollen.engine.kit.SimTime;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Fault.Kind;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.status.HostStatus.State;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whether a host answers, and who waits for it. */
class CircuitTest {
  private final SimTime time = SimTime.inOrder();
  private final SimLoop loop = time.loop();
  private final Circuit circuit = new Circuit("http://127.0.0.1:9");
  private final Permits one = account();
  private final Permits other = account();

  private static Fault gone() {
    return Fault.of(Kind.UNREACHABLE, "connection refused");
  }

  private Permits account() {
    Limiter limiter = new Limiter(loop, List.of(), 50, new Pause(Duration.ZERO));
    return new Guarded(limiter::ask, circuit, loop);
  }

  private Future<Permit> ask(Permits permits, Purpose purpose) {
    Future<Permit> asked = permits.ask(purpose, "a");
    time.settle();
    return asked;
  }

  private void fail(Permits permits, Fault fault, int times) {
    for (int i = 0; i < times; i++) {
      ask(permits, Purpose.RUN).result().failed(fault);
      time.settle();
    }
  }

  private void seconds(int count) {
    time.run(Duration.ofSeconds(count));
  }

  private static Fault status(Kind kind, int status) {
    return new Fault(kind, status, "no", "", RateSignal.NONE);
  }

  @Test
  void afterSeveralFailuresInARowEveryAccountAtTheHostWaits() {
    fail(one, gone(), 5);
    assertFalse(ask(other, Purpose.RUN).isComplete());
    assertFalse(ask(one, Purpose.POLL).isComplete());
    assertEquals(State.OPEN, circuit.status().state());
    assertEquals(2, circuit.status().waiting());
  }

  @Test
  void aFewFailuresBetweenAnswersOpenNothing() {
    for (int i = 0; i < 20; i++) {
      fail(one, gone(), 4);
      ask(one, Purpose.RUN).result().ended(RateSignal.NONE);
      time.settle();
    }
    assertTrue(ask(one, Purpose.RUN).isComplete());
  }

  @Test
  void whatTheHostRefusesItWasThereToRefuse() {
    fail(one, status(Kind.REFUSED, 404), 50);
    fail(one, status(Kind.SIGN_IN, 401), 50);
    fail(one, status(Kind.UNKNOWN, 409), 50);
    fail(one, status(Kind.UNREADABLE, 200), 50);
    assertTrue(ask(other, Purpose.RUN).isComplete());
  }

  @Test
  void whoSendsUsToAHostThatIsSilentDidAnswer() {
    for (Fault silence : List.of(gone(), status(Kind.UNKNOWN, 0), status(Kind.NOT_DONE, 503))) {
      fail(one, silence.fromElsewhere(), 10);
    }
    assertTrue(ask(one, Purpose.RUN).isComplete());
    fail(one, gone(), 4);
    fail(one, gone().fromElsewhere(), 1);
    fail(one, gone(), 4);
    assertEquals(State.CLOSED, circuit.status().state());
  }

  @Test
  void timeoutsAndServerErrorsCount() {
    fail(one, status(Kind.UNKNOWN, 0), 2);
    fail(one, status(Kind.UNKNOWN, 502), 2);
    fail(one, status(Kind.NOT_DONE, 503), 1);
    assertFalse(ask(one, Purpose.RUN).isComplete());
  }

  @Test
  void aDefectOfOursSaysNothingOfTheHost() {
    for (int i = 0; i < 20; i++) {
      ask(one, Purpose.RUN).result().failed(new IllegalStateException("a bug"));
      time.settle();
    }
    assertTrue(ask(one, Purpose.RUN).isComplete());
  }

  @Test
  void aCallWithoutATokenSaysNothingOfTheHost() {
    fail(one, gone(), 4);
    fail(other, Fault.unsigned("not signed in: nothing was sent"), 20);
    fail(one, gone(), 1);
    assertEquals(State.OPEN, circuit.status().state());
    Future<Permit> tries = ask(other, Purpose.POLL);
    Future<Permit> run = ask(one, Purpose.RUN);
    seconds(6);
    assertFalse(run.isComplete());
    tries.result().failed(Fault.unsigned("not signed in: nothing was sent"));
    time.settle();
    assertTrue(run.isComplete(), "the next one tries");
    assertEquals(State.TRYING, circuit.status().state());
  }

  @Test
  void whatIsOursAloneIsNoFailureOfTheHost() {
    fail(one, Fault.of(Kind.NOT_DONE, "the store takes no token now"), 20);
    fail(one, Fault.of(Kind.REFUSED, "plain http is refused"), 20);
    assertEquals(State.CLOSED, circuit.status().state());
    assertTrue(ask(other, Purpose.RUN).isComplete());
  }

  @Test
  void whatIsOursAloneIsNoAnswerOfTheHost() {
    fail(one, gone(), 4);
    fail(one, Fault.of(Kind.REFUSED, "plain http is refused"), 1);
    fail(one, gone(), 1);
    assertEquals(State.OPEN, circuit.status().state());
    Future<Permit> tries = ask(other, Purpose.POLL);
    Future<Permit> run = ask(one, Purpose.RUN);
    seconds(6);
    tries.result().failed(Fault.of(Kind.REFUSED, "access is read"));
    time.settle();
    assertEquals(State.TRYING, circuit.status().state());
    assertTrue(run.isComplete(), "the next one tries");
  }

  @Test
  void onlyOneTriesAndAPollIfOneWaits() {
    fail(one, gone(), 5);
    List<Future<Permit>> runs =
        IntStream.range(0, 100).mapToObj(i -> ask(one, Purpose.RUN)).toList();
    Future<Permit> poll = ask(other, Purpose.POLL);
    seconds(6);
    assertTrue(poll.isComplete());
    assertTrue(runs.stream().noneMatch(Future::isComplete));
    poll.result().ended(RateSignal.NONE);
    time.settle();
    assertEquals(50, runs.stream().filter(Future::isComplete).count(), "as many as there is room");
    assertEquals(State.CLOSED, circuit.status().state());
  }

  @Test
  void eachTryInVainDoublesTheWaitUpToFiveMinutes() {
    fail(one, gone(), 5);
    Future<Permit> waiting = ask(one, Purpose.RUN);
    for (int wait : new int[] {5, 10, 20, 40, 80, 160, 300, 300}) {
      seconds(wait - 1);
      assertFalse(waiting.isComplete(), "before " + wait);
      seconds(2);
      assertTrue(waiting.isComplete(), "after " + wait);
      waiting.result().failed(gone());
      waiting = ask(one, Purpose.RUN);
    }
  }

  @Test
  void whoGivesItsTryUpLetsTheNextOneTry() {
    fail(one, gone(), 5);
    Future<Permit> first = ask(one, Purpose.RUN);
    Future<Permit> second = ask(one, Purpose.RUN);
    seconds(6);
    first.result().unused();
    time.settle();
    assertTrue(second.isComplete());
  }

  @Test
  void whoComesWhenNobodyWaitedTriesAtOnce() {
    fail(one, gone(), 5);
    seconds(60);
    assertTrue(ask(one, Purpose.RUN).isComplete());
    assertFalse(ask(one, Purpose.RUN).isComplete());
  }

  @Test
  void aPersonTriesAtOnceAndAnAnswerLetsAllGo() {
    fail(one, gone(), 5);
    Future<Permit> run = ask(other, Purpose.RUN);
    Future<Permit> byHand = ask(one, Purpose.BY_HAND);
    assertTrue(byHand.isComplete());
    assertFalse(run.isComplete());
    byHand.result().ended(RateSignal.NONE);
    time.settle();
    assertTrue(run.isComplete());
  }

  @Test
  void whoHadWaitedForTheBudgetWhenTheHostWentSilentWaitsOn() {
    Limiter narrow = new Limiter(loop, List.of(), 1, new Pause(Duration.ZERO));
    Permits permits = new Guarded(narrow::ask, circuit, loop);
    Future<Permit> first = ask(permits, Purpose.RUN);
    Future<Permit> second = ask(permits, Purpose.RUN);
    fail(other, gone(), 5);
    first.result().failed(gone());
    time.settle();
    assertFalse(second.isComplete());
    seconds(6);
    assertTrue(second.isComplete());
  }

  @Test
  void whoseBudgetHasNoRoomLetsTheNextOneTry() {
    Window spent = new Window(new Budget(1, Duration.ofHours(1)));
    spent.sent(loop.now());
    Limiter used = new Limiter(loop, List.of(spent), 50, new Pause(Duration.ZERO));
    fail(one, gone(), 5);
    Future<Permit> waitsForItsBudget = ask(new Guarded(used::ask, circuit, loop), Purpose.POLL);
    Future<Permit> run = ask(other, Purpose.RUN);
    seconds(6);
    assertFalse(waitsForItsBudget.isComplete());
    seconds(1);
    assertTrue(run.isComplete());
    run.result().failed(gone());
    seconds(4000);
    assertTrue(waitsForItsBudget.isComplete(), "its own turn comes, too");
    waitsForItsBudget.result().ended(RateSignal.NONE);
    time.settle();
    assertEquals(State.CLOSED, circuit.status().state());
  }
}
