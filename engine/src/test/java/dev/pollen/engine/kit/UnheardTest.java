package dev.pollen.engine.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A failure that nobody would hear of is found, and no other. */
final class UnheardTest {
  private final Unheard unheard = Unheard.found();
  private final Promise<String> promise = unheard.promise();
  private final Future<String> future = promise.future();
  private final List<String> told = new ArrayList<>();

  private int found() {
    promise.fail("broken");
    return unheard.words().size();
  }

  @Test
  void aFailureThatNobodyAskedForIsFound() {
    assertEquals(1, found());
  }

  @Test
  void whoAsksForSuccessDoesNotHearOfFailure() {
    future.onSuccess(told::add);
    assertEquals(1, found());
  }

  @Test
  void theEndOfAChainIsFoundAndNotItsBeginning() {
    future.map(String::length).compose(length -> Future.succeededFuture());
    assertEquals(1, found());
  }

  @Test
  void aFailureThatIsHeardIsNone() {
    future.onFailure(fault -> told.add(fault.getMessage()));
    assertEquals(0, found());
    assertEquals(List.of("broken"), told);
  }

  @Test
  void aChainThatIsHeardAtItsEndIsNone() {
    future.map(String::length).onComplete(done -> told.add("" + done.failed()));
    assertEquals(0, found());
    assertEquals(List.of("true"), told);
  }

  @Test
  void aFailureThatIsMendedIsNone() {
    future.otherwise("mended").onSuccess(told::add);
    assertEquals(0, found());
    assertEquals(List.of("mended"), told);
  }
}
