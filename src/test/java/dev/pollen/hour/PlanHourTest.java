package dev.pollen.hour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.engine.Limits;
import dev.pollen.engine.plan.AccountPlan;
import dev.pollen.engine.plan.Assumed;
import dev.pollen.sandbox.SandboxKit;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a plan says of an hour, held against what a sandbox counted in that hour: of every operation
 * within 5 %, in the first hour with its start, and in the next one. Writes {@code
 * target/plan-hour.md}.
 */
class PlanHourTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration FIVE = Duration.ofMinutes(5);
  private static final double MOST = 0.05;
  private static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private int came;
  private final List<String> table = new ArrayList<>();

  @TempDir Path folder;

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void anHourIsAsThePlanSays() throws Exception {
    Limits limits = Limits.DEFAULT;
    try (Town town = new Town(vertx, CATALOG, furnished(), folder, limits)) {
      town.recipe(
              "welcome",
              """
              trigger: {type: highlevel.contact.search, every: 1m}
              steps:
                - {action: highlevel.contact_tag.add, with: {contactId: "${{ record.id }}", tags: [a]}}
                - {id: found, action: highlevel.contact.get, with: {contactId: "${{ record.id }}"}}
              """)
          .recipe(
              "changes",
              """
              trigger: {type: highlevel.contact.search, every: 5m, fire: changed, watch: [tags]}
              steps: [{stop: seen}]
              """)
          .recipe(
              "deals",
              """
              trigger: {type: highlevel.opportunity.search, every: 5m}
              steps: [{stop: seen}]
              """)
          .recipe(
              "firms",
              """
              trigger: {type: highlevel.business.list_by_location, every: 2m}
              steps: [{stop: seen}]
              """)
          .recipe(
              "notes",
              """
              trigger: {type: highlevel.contact_note.list, every: 10m, of: highlevel.contact.search}
              steps: [{stop: seen}]
              """)
          .recipe(
              "rounds",
              """
              trigger: {type: schedule.every, with: {every: 10m}}
              steps:
                - for_each: {from: highlevel.contact.list}
                  as: each
                  steps:
                    - {action: highlevel.contact_task.list, with: {contactId: "${{ each.id }}"}}
              """);
      hold(town, limits);
    }
    report();
  }

  /** 110 contacts, 30 firms, and nothing that is younger than ten minutes. */
  private static SandboxKit furnished() throws Exception {
    SandboxKit kit = SandboxKit.open();
    for (int i = 0; i < 110; i++) {
      kit.contact(i);
    }
    for (int i = 0; i < 30; i++) {
      kit.post("/businesses/", "{'locationId':#,'name':'Firm %d'}".formatted(i));
    }
    kit.pass(Duration.ofMinutes(10));
    return kit;
  }

  /** A contact comes every five minutes; lists are told to the plan as long as they are. */
  private void hold(Town town, Limits limits) throws InterruptedException {
    town.loop().after(Duration.ofSeconds(150), () -> town.every(FIVE, () -> another(town)));
    Instant begin = town.now();
    Map<String, Long> before = town.counted();
    town.start();
    town.pass(HOUR);
    Map<String, Long> middle = town.counted();
    AccountPlan first = town.plan(assumed(116), limits);
    check("first hour", first.requests(begin, begin.plus(HOUR), true), middle, before);
    town.pass(HOUR);
    Instant later = begin.plus(HOUR);
    AccountPlan next = town.plan(assumed(128), limits);
    check("next hour", next.requests(later, later.plus(HOUR), false), town.counted(), middle);
  }

  private static Assumed assumed(int contacts) {
    return new Assumed(
        OptionalInt.of(contacts),
        Map.of("highlevel.business.list_by_location", 30, "highlevel.opportunity.search", 1),
        Optional.empty(),
        Map.of("welcome", 12.0, "rounds", 6.0));
  }

  private void another(Town town) {
    town.kit.contact(1000 + ++came);
  }

  private void check(
      String hour, Map<String, Double> planned, Map<String, Long> after, Map<String, Long> before) {
    Map<String, Long> real = new TreeMap<>();
    after.forEach((key, count) -> real.put(key, count - before.getOrDefault(key, 0L)));
    real.keySet().removeIf(key -> real.get(key) == 0 || key.equals("highlevel.contact.create"));
    planned.forEach((key, said) -> row(hour, key, said, real.getOrDefault(key, 0L)));
    real.keySet().stream()
        .filter(key -> !planned.containsKey(key))
        .forEach(key -> row(hour, key, 0, real.get(key)));
  }

  private void row(String hour, String key, double said, long counted) {
    double error = counted == 0 ? said : Math.abs(said - counted) / counted;
    table.add(
        String.format(
            Locale.ROOT,
            "| %s | `%s` | %.1f | %d | %.1f %% |",
            hour,
            key,
            said,
            counted,
            100 * error));
  }

  private void report() throws IOException {
    Path file = Path.of("target/plan-hour.md");
    Files.createDirectories(file.getParent());
    List<String> lines = new ArrayList<>();
    lines.add("| hour | operation | planned | counted by the sandbox | error |");
    lines.add("| --- | --- | ---: | ---: | ---: |");
    lines.addAll(table);
    Files.write(file, lines);
    System.out.println(String.join("\n", lines));
    List<String> off = table.stream().filter(PlanHourTest::isOff).toList();
    assertEquals(List.of(), off);
    assertTrue(table.size() >= 14, () -> table.toString());
  }

  private static boolean isOff(String row) {
    String error = row.substring(0, row.lastIndexOf(" %")).replaceFirst(".*\\| ", "");
    return Double.parseDouble(error) > 100 * MOST;
  }
}
