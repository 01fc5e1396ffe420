package dev.pollen.engine.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code check} says of {@code wait}. */
class WaitTest {
  private static List<String> problems(String step) {
    return Shop.problems(Shop.withSteps(step));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10m",
        "{until: '09:00'}",
        "{until: '2026-07-01T09:00'}",
        "{until: '2026-07-01T09:00:00Z'}",
        "'{until: \"${{ record.email }}\"}'"
      })
  void whatMayBeWritten(String wait) {
    String step = "- wait: " + (wait.startsWith("'") ? wait.substring(1, wait.length() - 1) : wait);
    assertEquals(List.of(), problems(step));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10",
        "0s",
        "soon",
        "4000d",
        "{until: 'soon'}",
        "{until: 9}",
        "{till: '09:00'}",
        "{}",
        "[1]",
        "{until: \"${{ recrod.email }}\"}"
      })
  void whatMayNotBeWrittenIsTold(String wait) {
    List<String> told = problems("- wait: " + wait);
    assertTrue(told.stream().anyMatch(words -> words.contains(": error: ")), told::toString);
  }

  @Test
  void aWaitBesideAnotherWordIsTwoSteps() {
    List<String> told = problems("- stop: x\n  wait: 10m");
    assertTrue(told.get(0).contains("make them separate steps"), told::toString);
  }

  @Test
  void laterStepsMayAskUntilWhenItWas() {
    String steps = "- { id: pause, wait: 10m }\n- stop: \"${{ steps.pause.until }}\"";
    assertEquals(List.of(), problems(steps));
  }

  @Test
  void strictOrderWithAWaitIsWarnedOf() {
    List<String> told = Shop.problems(Shop.withSteps("- wait: 10m") + "order: strict\n");
    assertEquals(1, told.size());
    assertTrue(told.get(0).contains("warning: with 'order: strict' every later run"), told.get(0));
  }

  @Test
  void orderByKeyWithAWaitIsWhatOneMayWant() {
    assertEquals(List.of(), Shop.problems(Shop.withSteps("- wait: 10m") + "order: by_key\n"));
  }
}
