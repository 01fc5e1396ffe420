package dev.pollen.engine.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.dispatch.Permits;
import dev.pollen.engine.recipe.Pace;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where a feed's records come from: the trigger, its inputs as written, and the budget. */
final class FeedSource {
  private final TriggerSpec spec;
  private final Trigger trigger;
  private final Recipe recipe;
  private final Permits permits;
  private final FeedInputs inputs;
  private final boolean moving;

  /**
   * @param recipe any of the feed's recipes: their inputs are the same as written
   */
  FeedSource(TriggerSpec spec, Trigger trigger, Recipe recipe, Permits permits, FeedInputs inputs) {
    this.spec = spec;
    this.trigger = trigger;
    this.recipe = recipe;
    this.permits = permits;
    this.inputs = inputs;
    this.moving = FeedKey.moves(recipe.trigger());
  }

  TriggerSpec spec() {
    return spec;
  }

  Trigger trigger() {
    return trigger;
  }

  /** The trigger, if it reads parent by parent. */
  Optional<Rotation> rotation() {
    return trigger instanceof Rotation rotation ? Optional.of(rotation) : Optional.empty();
  }

  /** Whether a poll can ask only for what changed. */
  boolean windowed() {
    return spec.since().isPresent();
  }

  boolean moving() {
    return moving;
  }

  boolean polled() {
    return !spec.pushed();
  }

  boolean clock() {
    return spec.clock();
  }

  /** How often it is asked, as recipes write it: {@code every 1m30s}; nothing where it is not. */
  String pace(Pace pace) {
    return polled() && !clock() ? " every " + pace : "";
  }

  /** How much of the day's budget is left, in percent. */
  Future<Integer> left() {
    return permits.left();
  }

  /** The inputs for a poll at an instant; completes on any thread. */
  Future<JsonNode> inputs(Instant now) {
    return inputs.at(now);
  }

  /** For one request with these inputs. */
  Future<Permits.Permit> permit(JsonNode inputs) {
    return trigger
        .host(inputs)
        .map(permits::to)
        .orElse(permits)
        .ask(Permits.Purpose.POLL, recipe.id());
  }

  /** A clock's first tick that was not taken in; several missed ones are this one. */
  Instant tick(FeedMemory memory, Instant instant, JsonNode inputs) {
    Instant mark = memory.watermark().orElse(instant);
    return trigger.tickAfter(mark, inputs).orElse(instant.plus(Duration.ofDays(1)));
  }
}
