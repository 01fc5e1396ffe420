package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.engine.dispatch.Permits;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Polls whose inputs say which host they go to, as those of {@code http.poll} do. */
class PollHostTest {
  private final World world = new World();

  /** A budget with room for all but the calls to one host, which is silent. */
  private record OneSilent(String silent, boolean there) implements Permits {
    @Override
    public Future<Permit> ask(Purpose purpose, String recipe) {
      return there ? Future.succeededFuture(Permit.FREE) : Promise.<Permit>promise().future();
    }

    @Override
    public Permits to(String host) {
      return new OneSilent(silent, !host.equals(silent));
    }
  }

  @Test
  void waitWhileThatHostIsSilentAndOthersDoNot() {
    world.acme.leadsTo = Set.of("red", "blue");
    world.budget = new OneSilent("red", true);
    world.start(
        recipe("a").with("group", "red").fromBeginning().now(),
        recipe("b").with("group", "blue").fromBeginning().now());
    world.acme.put("r", "group", "red");
    world.acme.put("b", "group", "blue");
    world.minutes(10);
    assertEquals(0, world.keys("a").size());
    assertEquals(1, world.keys("b").size());
  }
}
