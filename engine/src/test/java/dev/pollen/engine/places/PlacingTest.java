package dev.pollen.engine.places;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.engine.Polling;
import dev.pollen.engine.intake.FeedKey;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.RecipeReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One recipe as written is one for each account. */
class PlacingTest {
  private static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();
  private static final Placing TWO =
      new Placing(
          name ->
              Optional.of(
                  new Installed(Map.of("l1", "Ash", "l2", "Birch"), Map.of(), Instant.EPOCH)));

  private static Recipe recipe(String head, String trigger, String step) {
    String text =
        "name: Welcome\nconnection: acme\n%strigger: {type: highlevel.contact.search%s}\nsteps:\n  - {action: highlevel.contact.get, with: {contactId: a}%s}\n"
            .formatted(head, trigger, step);
    return RecipeReader.read(
            "welcome.yaml", text, new RecipeReader.Setting(CATALOG, Polling.DEFAULT))
        .recipe()
        .orElseThrow();
  }

  private static Set<String> called(Recipe recipe) {
    return Called.by(List.of(recipe));
  }

  @Test
  void installedIsOneForEachThatIsKnown() {
    List<Recipe> placed = TWO.placed(List.of(recipe("locations: installed\n", "", "")));
    assertEquals(List.of("welcome@l1", "welcome@l2"), placed.stream().map(Recipe::id).toList());
    assertEquals("Welcome @ Ash", placed.get(0).name());
    assertEquals("welcome", placed.get(0).family());
    assertEquals(Set.of("acme@l1"), called(placed.get(0)));
    assertEquals("l1", placed.get(0).about().path("location").asText());
    assertEquals("Ash", placed.get(0).about().path("location_name").asText());
  }

  @Test
  void nobodyIsKnownBeforeTheFirstListing() {
    Placing none = new Placing(name -> Optional.empty());
    assertEquals(List.of(), none.placed(List.of(recipe("locations: installed\n", "", ""))));
    List<Recipe> listed = none.placed(List.of(recipe("locations: [x, y]\n", "", "")));
    assertEquals(List.of("welcome@x", "welcome@y"), listed.stream().map(Recipe::id).toList());
  }

  @Test
  void oneLocationIsTheSameRecipe() {
    Recipe one = recipe("location: l9\n", "", "");
    assertSame(one, TWO.placed(List.of(one)).get(0));
    assertEquals(Set.of("acme@l9"), called(one));
  }

  @Test
  void aStepIsForTheTriggersLocationUnlessItSaysAnother() {
    assertEquals(Set.of("acme@t"), called(recipe("", ", location: t", "")));
    assertEquals(Set.of("acme@t", "acme@s"), called(recipe("", ", location: t", ", location: s")));
    assertEquals(
        Set.of("acme@l1", "other"), called(recipe("location: l1\n", "", ", connection: other")));
  }

  @Test
  void eachHasItsOwnFeed() {
    List<Recipe> placed = TWO.placed(List.of(recipe("locations: installed\n", "", "")));
    TriggerSpec spec = CATALOG.trigger("highlevel.contact.search").orElseThrow();
    assertNotEquals(
        FeedKey.of(placed.get(0), spec, "highlevel:l1"),
        FeedKey.of(placed.get(1), spec, "highlevel:l2"));
  }

  @Test
  void aRunGoesOnWithItsAccountThoughThatIsGone() {
    Recipe written = recipe("locations: installed\n", "", "");
    assertEquals(Set.of("acme@gone"), called(Placing.again(written, "welcome@gone")));
    assertSame(written, Placing.again(written, "welcome"));
  }
}
