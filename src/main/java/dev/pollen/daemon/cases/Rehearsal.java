package dev.pollen.daemon.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.RecipeReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Plays a recipe on real records without sending anything: what earlier steps answer is the
 * catalog's sample. By the engine's own delivering walk, on a journal that is thrown away. One
 * thread.
 */
public final class Rehearsal implements AutoCloseable {
  private final ScratchStore store;
  private final Stage stage;

  private Rehearsal(ScratchStore store, Stage stage) {
    this.store = store;
    this.stage = stage;
  }

  /**
   * Opens a stage for one recipe.
   *
   * @param zone that of a recipe that names none
   */
  public static Rehearsal of(Recipe recipe, RecipeReader.Setting setting, ZoneId zone) {
    ScratchStore store = ScratchStore.open();
    return new Rehearsal(
        store, new Stage(setting, zone, store.journal(), RecipeCases.live(recipe, setting)));
  }

  /** Something that would be sent. */
  public record Sent(String action, JsonNode with) {}

  /**
   * How it went.
   *
   * @param filtered whether the filter lets the record not pass
   * @param end the state in which the run ends, and why, where there is something to say
   */
  public record Played(boolean filtered, String end, String why, List<Sent> sent) {
    public Played {
      sent = List.copyOf(sent);
    }
  }

  /** Plays one record to its end; waits are over at once. */
  public Played play(JsonNode record, Instant now) {
    RecipeCase one =
        new RecipeCase("", "", Optional.of(record), now, List.of(), Expectation.NOTHING);
    Seen seen = stage.play(one);
    RunRecord run = seen.run();
    List<Sent> sent =
        seen.calls().stream().map(call -> new Sent(call.action(), call.with())).toList();
    return new Played(seen.filtered(), run.state().word(), run.why(), sent);
  }

  @Override
  public void close() {
    store.close();
  }
}
