package dev.pollen.engine.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code check} says of {@code on_failure}. */
class OnFailureCheckTest {
  private static final String STEPS = Shop.withSteps("- { id: one, action: shop.order.list }");

  private static List<String> problems(String onFailure) {
    return Shop.problems(STEPS + "on_failure: " + onFailure + "\n");
  }

  private static void only(String onFailure, String words) {
    List<String> told = problems(onFailure);
    assertEquals(1, told.size(), told::toString);
    assertTrue(told.get(0).contains(words), told::toString);
  }

  @Test
  void aStepOrAListOfThemSeesTheErrorAndTheStepsBefore() {
    String stop = "{ stop: \"${{ run.error.message }} ${{ run.error.status }} ${{ run.id }}\" }";
    assertEquals(List.of(), problems(stop));
    assertEquals(List.of(), problems("[ " + stop + ", { stop: \"${{ steps.one.records }}\" } ]"));
  }

  @Test
  void whatIsWrongInItIsToldWithItsPlace() {
    only("{ action: shop.order.lst }", "there is no operation 'shop.order.lst'");
    only("[ { stop: \"${{ zzz }}\" } ]", "r.yaml:6:23: error: 'zzz' is not known");
    only("{ stop: \"${{ run.error.mesage }}\" }", "did you mean 'message'?");
    only("{ stop: \"${{ run.eror }}\" }", "a run has no field 'eror'");
    only("soon", "steps must be a list");
  }

  @Test
  void outsideOfItThereIsNoError() {
    List<String> told = Shop.problems(Shop.withSteps("- stop: \"${{ run.error.message }}\""));
    assertEquals(1, told.size(), told::toString);
    assertTrue(told.get(0).contains("'run.error' is known in 'on_failure' only"), told.get(0));
  }
}
