package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PauseTest {
  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");

  private final Pause pause = new Pause(WINDOW);

  private static Instant second(int n) {
    return BEGIN.plusSeconds(n);
  }

  private void throttled(int sent, int answered) {
    pause.throttled(second(sent), second(answered), Optional.empty());
  }

  private long left(int at) {
    return pause.left(second(at)).toSeconds();
  }

  @Test
  void whoWasNeverThrottledNeverRests() {
    assertTrue(pause.left(BEGIN).isZero());
  }

  @Test
  void aClockThatIsSetBackMakesNoRestLonger() {
    throttled(0, 1);
    int back = -10_000;
    assertEquals(10, left(back));
    assertEquals(4, left(back + 6));
    assertEquals(0, left(back + 10));
  }

  @Test
  void itRestsLongerEachTimeItIsSaidAgainButNeverLongerThanFiveMinutes() {
    long expected = 10;
    for (int i = 0; i < 10; i++) {
      int at = i * 1_000;
      throttled(at, at + 1);
      assertEquals(Math.min(expected, 300), left(at + 1), "" + i);
      expected *= 2;
    }
  }

  @Test
  void callsThatWereUnderWayTogetherCountOnce() {
    throttled(0, 2);
    throttled(1, 3);
    throttled(2, 4);
    assertEquals(8, left(4));
    throttled(12, 13);
    assertEquals(20, left(13));
  }

  @Test
  void aCallThatGoesThroughMakesTheNextRestShortAgain() {
    throttled(0, 1);
    throttled(100, 101);
    pause.passed(second(200));
    throttled(300, 301);
    assertEquals(10, left(301));
  }

  @Test
  void aCallFromBeforeTheRestSaysNothingAboutIt() {
    throttled(10, 11);
    pause.passed(second(9));
    throttled(100, 101);
    assertEquals(20, left(101));
  }

  @Test
  void whatTheSystemAsksForCountsButNeverShortensARest() {
    pause.throttled(second(0), second(1), Optional.of(Duration.ofMinutes(30)));
    assertEquals(1_800, left(1));
    pause.told(second(2), Duration.ofSeconds(5));
    assertEquals(1_799, left(2));
  }

  @Test
  void whoHasNoWindowRestsASecondAtLeast() {
    Pause bare = new Pause(Duration.ZERO);
    bare.throttled(BEGIN, second(1), Optional.empty());
    assertEquals(Duration.ofSeconds(1), bare.left(second(1)));
  }
}
