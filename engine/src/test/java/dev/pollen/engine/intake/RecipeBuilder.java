package dev.pollen.engine.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.engine.mapping.Template;
import dev.pollen.engine.recipe.Places;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Recipe.Fire;
import dev.pollen.engine.recipe.Recipe.Start;
import dev.pollen.engine.recipe.Recipe.WhilePaused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A recipe in a sentence: {@code recipe("a").on(LISTING).every(minutes).recipe()}. */
final class RecipeBuilder {
  private final String id;
  private final ObjectNode with = JsonNodeFactory.instance.objectNode();
  private String operation = Specs.LISTING;
  private Duration every = Duration.ofMinutes(1);
  private Optional<Duration> slowest = Optional.empty();
  private Fire fire = Fire.NEW;
  private List<String> watch = List.of();
  private Start start = new Start(Start.When.NOW, Optional.empty());
  private Optional<Integer> flood = Optional.empty();
  private WhilePaused whilePaused = WhilePaused.DELIVER;
  private boolean enabled = true;
  private Optional<Recipe.Of> of = Optional.empty();

  private RecipeBuilder(String id) {
    this.id = id;
  }

  static RecipeBuilder recipe(String id) {
    return new RecipeBuilder(id);
  }

  RecipeBuilder on(String key) {
    operation = key;
    return this;
  }

  /** Within a range that begins with {@link #every}. */
  RecipeBuilder upTo(Duration interval) {
    slowest = Optional.of(interval);
    return this;
  }

  RecipeBuilder every(Duration interval) {
    every = interval;
    return this;
  }

  RecipeBuilder fire(Fire what) {
    fire = what;
    return this;
  }

  RecipeBuilder watch(String... fields) {
    watch = List.of(fields);
    return fire(Fire.CHANGED);
  }

  RecipeBuilder fromBeginning() {
    start = new Start(Start.When.BEGINNING, Optional.empty());
    return this;
  }

  RecipeBuilder from(Instant instant) {
    start = new Start(Start.When.INSTANT, Optional.of(instant));
    return this;
  }

  RecipeBuilder flood(int limit) {
    flood = Optional.of(limit);
    return this;
  }

  RecipeBuilder skipsWhilePaused() {
    whilePaused = WhilePaused.SKIP;
    return this;
  }

  RecipeBuilder disabled() {
    enabled = false;
    return this;
  }

  RecipeBuilder with(String name, String value) {
    with.put(name, value);
    return this;
  }

  /** Its records hang under those of another trigger. */
  RecipeBuilder of(String parents) {
    Template none = Template.compile(JsonNodeFactory.instance.objectNode());
    of = Optional.of(new Recipe.Of(parents, none, Optional.empty(), Optional.empty()));
    return this;
  }

  Recipe now() {
    Recipe.Source trigger =
        new Recipe.Source(
            operation,
            Optional.empty(),
            every,
            fire,
            watch,
            start,
            Template.compile(with),
            flood,
            of,
            slowest,
            Optional.empty());
    return new Recipe(
        id,
        "v"
            + Integer.toHexString(
                (operation
                        + every
                        + fire
                        + watch
                        + with
                        + start
                        + enabled
                        + whilePaused
                        + of.isPresent())
                    .hashCode()),
        id,
        id + ".yaml",
        "name: " + id,
        Optional.empty(),
        Optional.empty(),
        trigger,
        Optional.empty(),
        List.of(),
        List.of(),
        Recipe.Order.FREE,
        Recipe.Retry.DEFAULT,
        true,
        enabled,
        whilePaused,
        Places.NONE);
  }
}
