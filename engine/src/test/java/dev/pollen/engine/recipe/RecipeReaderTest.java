package dev.pollen.engine.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.Polling;
import dev.pollen.engine.recipe.Recipe.Start.When;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every word of the recipe language arrives where it belongs. */
class RecipeReaderTest {
  private static final String FULL =
      """
      id: welcome
      name: Welcome web leads
      connection: acme
      zone: America/Denver
      trigger:
        type: shop.order.list
        connection: reader
        every: 2m..10m
        fire: new_or_changed
        watch: [total, email]
        start_from: 2026-01-01T00:00:00Z
        flood_limit: 500
        with: { status: open }
      filter: record.email and record.total > 5
      steps:
        - id: tag
          action: shop.tag.add
          connection: acme
          with: { orderId: "${{ record.id }}", tags: [welcome] }
          retry: { times: 3, within: 30m }
        - if: record.total > 100
          steps:
            - action: note.write
              with: { message: large }
          else:
            - stop: not for us
        - for_each: record.lines
          as: line
          parallel: 4
          steps:
            - set: { sku: "${{ line.sku }}", both: "${{ vars.sku }}!" }
        - for_each: { from: shop.order.list, connection: acme, with: { status: open } }
          as: order
          steps:
            - stop: "${{ order.id }}"
        - map:
            - { from: record.email, to: mail, transform: $lowercase(value), note: small letters }
            - { from: record.id, to: id }
      order: by_key
      retry: { times: 8, within: 6h }
      mode: dry
      enabled: false
      while_paused: skip
      """;
  private final Recipe recipe = Shop.recipe(FULL);

  @Test
  void theHeadIsRead() {
    assertEquals("welcome", recipe.id());
    assertEquals("Welcome web leads", recipe.name());
    assertEquals("r.yaml", recipe.file());
    assertEquals(FULL, recipe.text());
    assertEquals(Optional.of("acme"), recipe.connection());
    assertEquals(Optional.of(ZoneId.of("America/Denver")), recipe.zone());
    assertEquals(Recipe.Order.BY_KEY, recipe.order());
    assertEquals(new Recipe.Retry(8, Duration.ofHours(6)), recipe.retry());
    assertEquals(Recipe.WhilePaused.SKIP, recipe.whilePaused());
    assertFalse(recipe.live());
    assertFalse(recipe.enabled());
    assertEquals("record.email and record.total > 5", recipe.filter().orElseThrow().text());
  }

  @Test
  void theTriggerIsRead() {
    Recipe.Source trigger = recipe.trigger();
    assertEquals("shop.order.list", trigger.operation());
    assertEquals(Optional.of("reader"), trigger.connection());
    assertEquals(Duration.ofMinutes(2), trigger.every());
    assertEquals(Recipe.Fire.NEW_OR_CHANGED, trigger.fire());
    assertEquals(List.of("total", "email"), trigger.watch());
    assertEquals(Optional.of(Instant.parse("2026-01-01T00:00:00Z")), trigger.start().instant());
    assertEquals(Optional.of(500), trigger.floodLimit());
    assertEquals("open", trigger.with().written().path("status").asText());
  }

  @Test
  void everyKindOfStepIsRead() {
    Step.Call call = (Step.Call) recipe.steps().get(0);
    assertEquals(Optional.of("tag"), call.id());
    assertEquals(Optional.of("acme"), call.connection());
    assertEquals(Optional.of(new Recipe.Retry(3, Duration.ofMinutes(30))), call.retry());
    Step.Choose choose = (Step.Choose) recipe.steps().get(1);
    assertEquals("record.total > 100", choose.condition().text());
    Step.ForEach list = (Step.ForEach) recipe.steps().get(2);
    assertEquals("record.lines", list.list().orElseThrow().text());
    assertEquals("line", list.as());
    assertEquals(4, list.parallel());
    Step.ForEach streamed = (Step.ForEach) recipe.steps().get(3);
    assertEquals("shop.order.list", streamed.from().orElseThrow().operation());
    assertEquals(Optional.of("acme"), streamed.from().orElseThrow().connection());
    assertEquals(1, streamed.parallel());
  }

  @Test
  void setAndMapAreRead() {
    Step.SetVars set = (Step.SetVars) ((Step.ForEach) recipe.steps().get(2)).steps().get(0);
    assertEquals(List.of("sku", "both"), List.copyOf(set.values().keySet()));
    Step.SetVars map = (Step.SetVars) recipe.steps().get(4);
    Step.Mapping mail = map.mappings().get(0);
    assertEquals(
        "record.email mail small letters", mail.from() + " " + mail.to() + " " + mail.note());
    assertEquals("$lowercase(value)", mail.transform().orElseThrow().text());
    assertTrue(map.mappings().get(1).transform().isEmpty());
  }

  @Test
  void aStepsPathSaysWhereItStandsWhateverItsId() {
    Step.Choose choose = (Step.Choose) recipe.steps().get(1);
    assertEquals("steps[0]", recipe.steps().get(0).path());
    assertEquals("steps[1].steps[0]", choose.then().get(0).path());
    assertEquals("steps[1].else[0]", choose.otherwise().get(0).path());
  }

  @Test
  void whatIsLeftOutHasItsDefault() {
    Recipe least = Shop.recipe(Shop.withSteps("- stop: enough"));
    assertEquals("r", least.id());
    assertEquals("r", least.name());
    assertEquals(Optional.empty(), least.zone());
    assertEquals(Polling.DEFAULT.byDefault(), least.trigger().every());
    assertEquals(Recipe.Fire.NEW, least.trigger().fire());
    assertEquals(List.of(), least.trigger().watch());
    assertEquals(When.NOW, least.trigger().start().when());
    assertEquals(Optional.empty(), least.trigger().floodLimit());
    assertEquals(Recipe.Order.FREE, least.order());
    assertEquals(Recipe.Retry.DEFAULT, least.retry());
    assertEquals(Recipe.WhilePaused.DELIVER, least.whilePaused());
    assertTrue(least.live() && least.enabled());
    assertTrue(least.filter().isEmpty());
  }

  @Test
  void theDefaultNameOfAnItemIsItem() {
    Recipe loop =
        Shop.recipe(
            Shop.withSteps("- for_each: record.lines\n  steps: [ {stop: '${{ item.sku }}'} ]"));
    assertEquals("item", ((Step.ForEach) loop.steps().get(0)).as());
  }

  @ParameterizedTest
  @CsvSource({
    "now, NOW",
    "beginning, BEGINNING",
    "2026-01-01T00:00:00+02:00, INSTANT",
  })
  void startFromKnowsTwoWordsAndInstants(String written, When when) {
    String text =
        Shop.withSteps("- stop: x").replace("steps:", "  start_from: " + written + "\nsteps:");
    assertEquals(when, Shop.recipe(text).trigger().start().when());
  }

  @ParameterizedTest
  @CsvSource({"1m, 60", "90s, 90", "900000ms, 900", "1m..15m, 60", "15m, 900"})
  void everyIsASpanOrARange(String written, long seconds) {
    String text = Shop.withSteps("- stop: x").replace("steps:", "  every: " + written + "\nsteps:");
    assertEquals(Duration.ofSeconds(seconds), Shop.recipe(text).trigger().every());
  }

  @ParameterizedTest
  @CsvSource({
    "welcome.yaml, welcome",
    "a/b/welcome.yml, welcome",
    "a\\b\\welcome.yaml, welcome",
    "welcome.v2.yaml, welcome.v2",
    "folder.d/welcome, welcome"
  })
  void theFilesNameIsTheIdUnlessTheFileSaysOne(String file, String id) {
    String text = Shop.withSteps("- stop: x");
    Recipe read = RecipeReader.read(file, text, Shop.SETTING).recipe().orElseThrow();
    assertEquals(id, read.id());
    Recipe own = RecipeReader.read(file, "id: mine\n" + text, Shop.SETTING).recipe().orElseThrow();
    assertEquals("mine", own.id());
  }

  @Test
  void theVersionChangesWithTheTextAndOnlyWithIt() {
    String text = Shop.withSteps("- stop: x");
    assertEquals(Shop.recipe(text).version(), Shop.recipe(text).version());
    assertNotEquals(Shop.recipe(text).version(), Shop.recipe(text + "\n").version());
  }

  @Test
  void expressionsMayStandInHolesWhereABareOneIsMeant() {
    Recipe wrapped = Shop.recipe(Shop.withSteps("- stop: x") + "filter: ${{ record.total > 5 }}\n");
    assertEquals("record.total > 5", wrapped.filter().orElseThrow().text());
    Recipe truth = Shop.recipe(Shop.withSteps("- stop: x") + "filter: true\n");
    assertEquals("true", truth.filter().orElseThrow().text());
  }

  @Test
  void aMarkAtTheBeginningOfTheFileAndWindowsLinesDoNoHarm() {
    String text = "\ufeff" + Shop.withSteps("- stop: x").replace("\n", "\r\n");
    assertEquals("r", Shop.recipe(text).id());
  }

  @Test
  void theSketchOfABrokenRecipeIsForFurtherChecksOnly() {
    RecipeReader.Read read = Shop.read(FULL.replace("order: by_key", "order: by_hand"));
    assertTrue(read.recipe().isEmpty());
    assertEquals("welcome", read.sketch().orElseThrow().id());
  }

  @Test
  void theVisitorMeetsEveryKind() {
    Map<String, Long> kinds =
        recipe.steps().stream()
            .collect(
                Collectors.groupingBy(step -> step.accept(new Kinds()), Collectors.counting()));
    assertEquals(Map.of("call", 1L, "if", 1L, "for_each", 2L, "set", 1L), kinds);
  }

  private static final class Kinds implements Step.Visitor<String> {
    @Override
    public String call(Step.Call step) {
      return "call";
    }

    @Override
    public String choose(Step.Choose step) {
      return "if";
    }

    @Override
    public String forEach(Step.ForEach step) {
      return "for_each";
    }

    @Override
    public String set(Step.SetVars step) {
      return "set";
    }

    @Override
    public String stop(Step.Stop step) {
      return "stop";
    }

    @Override
    public String pause(Step.Wait step) {
      return "wait";
    }
  }
}
