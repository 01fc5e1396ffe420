package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.dispatch.Permits.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final Turns<String> turns = new Turns<>();

  private List<String> all() {
    List<String> order = new ArrayList<>();
    while (!turns.isEmpty()) {
      order.add(turns.next(everybody -> true).orElseThrow().waiting());
    }
    return order;
  }

  private void add(Purpose purpose, String recipe, int count) {
    for (int i = 1; i <= count; i++) {
      turns.add(purpose, recipe, recipe + i);
    }
  }

  @Test
  void everyRecipeHasItsTurnHoweverMuchOneOfThemWants() {
    add(Purpose.RUN, "a", 4);
    add(Purpose.RUN, "b", 2);
    assertEquals(List.of("a1", "b1", "a2", "b2", "a3", "a4"), all());
  }

  @Test
  void whatAPersonDoesComesFirst() {
    add(Purpose.RUN, "a", 1);
    add(Purpose.POLL, "p", 1);
    add(Purpose.BY_HAND, "h", 1);
    assertEquals("h1", all().get(0));
  }

  @Test
  void pollsHaveOneTurnInFiveWhileRunsWantAll() {
    add(Purpose.RUN, "a", 40);
    add(Purpose.POLL, "p", 10);
    List<String> order = all();
    for (int i = 0; i < 10; i++) {
      Stream<String> five = order.subList(i * 5, i * 5 + 5).stream();
      assertEquals(1, five.filter(one -> one.startsWith("p")).count(), "" + i);
    }
  }

  @Test
  void aFloodOfOneRecipeDelaysTheOthersByOneRequestATurn() {
    add(Purpose.RUN, "flood", 10_000);
    add(Purpose.RUN, "a", 100);
    add(Purpose.RUN, "b", 100);
    List<String> first = all().subList(0, 300);
    assertEquals(100, first.stream().filter(one -> one.startsWith("a")).count());
    assertEquals(100, first.stream().filter(one -> one.startsWith("b")).count());
  }

  @Test
  void aFloodOfCallsByHandStarvesNeitherPollsNorRuns() {
    add(Purpose.BY_HAND, "h", 1_000);
    add(Purpose.RUN, "a", 1_000);
    add(Purpose.POLL, "p", 1_000);
    List<String> hundred = all().subList(0, 100);
    assertEquals(20, hundred.stream().filter(one -> one.startsWith("p")).count());
    assertTrue(hundred.stream().filter(one -> one.startsWith("a")).count() >= 20, "" + hundred);
  }

  @Test
  void whoMayNotGoLosesNothingToWhoMay() {
    add(Purpose.RUN, "a", 2);
    add(Purpose.POLL, "p", 1);
    assertEquals("p1", turns.next(who -> who == Purpose.POLL).orElseThrow().waiting());
    assertEquals(List.of("a1", "a2"), all());
  }

  @Test
  void nobodyWaitsWhileOthersHaveNothingToDo() {
    add(Purpose.POLL, "p", 3);
    assertEquals(List.of("p1", "p2", "p3"), all());
    assertTrue(turns.next(everybody -> true).isEmpty());
  }
}
