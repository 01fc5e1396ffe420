package dev.pollen.hour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.engine.Limits;
import dev.pollen.engine.OverBudget;
import dev.pollen.engine.Polling;
import dev.pollen.engine.plan.AccountPlan;
import dev.pollen.engine.plan.Assumed;
import dev.pollen.engine.status.FeedStatus;
import dev.pollen.sandbox.SandboxKit;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two polls that want 144 % of the day: what becomes of them is what the plan says. */
class OverBudgetTest {
  private static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();
  private static final String NOTES =
      """
      trigger:
        type: highlevel.contact_note.list
        of: {type: highlevel.contact.search, with: {query: QUERY}}
        every: 1m
      steps: [{stop: seen}]
      """;
  private static final String FIRMS =
      """
      trigger: {type: highlevel.business.list_by_location, every: 5m}
      steps: [{stop: seen}]
      """;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

  @TempDir Path folder;

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private Town town(OverBudget over) throws Exception {
    Polling polling =
        new Polling(Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofMinutes(5), over);
    return new Town(vertx, CATALOG, SandboxKit.open(), folder, Limits.DEFAULT, polling)
        .recipe("a", NOTES.replace("QUERY", "a"))
        .recipe("b", NOTES.replace("QUERY", "b"));
  }

  private static List<Duration> intervals(Town town) throws InterruptedException {
    return town.status().feeds().stream().map(FeedStatus::every).toList();
  }

  @Test
  void stretchedPollsAreAsSlowAsThePlanSaysAndFastAgainOnceTheyFit() throws Exception {
    try (Town town = town(OverBudget.STRETCH)) {
      AccountPlan plan = town.plan(Assumed.NOTHING, Limits.DEFAULT);
      Duration slower = plan.stretch().of(Duration.ofMinutes(1));
      assertEquals(Duration.ofSeconds(108), slower);
      town.start();
      assertEquals(List.of(slower, slower), intervals(town));
      assertTrue(
          town.told.stream().anyMatch(words -> words.contains("144 %")), town.told::toString);
      town.instead().recipe("a", NOTES.replace("QUERY", "a")).takeUp();
      assertEquals(
          List.of(Duration.ofMinutes(1)),
          intervals(town).stream().filter(it -> !it.isZero()).toList());
    }
  }

  @Test
  void whoeverJoinsLaterIsSlowedDownByTheSameFactor() throws Exception {
    try (Town town = town(OverBudget.STRETCH)) {
      town.start();
      town.recipe("firms", FIRMS).takeUp();
      AccountPlan plan = town.plan(Assumed.NOTHING, Limits.DEFAULT);
      Duration firms = plan.stretch().of(Duration.ofMinutes(5));
      assertTrue(intervals(town).contains(firms), () -> firms + " of " + plan.stretch());
      assertTrue(plan.stretch().factor() > 1.8);
    }
  }

  @Test
  void refusedPollsRunAsTheyAreAndItIsSaid() throws Exception {
    try (Town town = town(OverBudget.REFUSE)) {
      town.start();
      assertEquals(List.of(Duration.ofMinutes(1), Duration.ofMinutes(1)), intervals(town));
      assertTrue(
          town.told.stream().anyMatch(words -> words.contains("may be late")), town.told::toString);
    }
  }
}
