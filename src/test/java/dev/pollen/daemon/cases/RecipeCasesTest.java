package dev.pollen.daemon.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.daemon.cases.RecipeCases.Played;
import dev.pollen.daemon.cases.RecipeCases.Text;
import dev.pollen.engine.Polling;
import dev.pollen.engine.recipe.RecipeReader;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a case may say, and what is told when it comes otherwise. */
class RecipeCasesTest {
  private static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();
  private static final String LEADS =
      """
      connection: acme
      trigger: { type: highlevel.contact.search, every: 5m }
      filter: record.email
      steps:
        - id: tag
          action: highlevel.contact_tag.add
          with: { contactId: "${{ record.id }}", tags: [welcome] }
      """;

  private static Played play(String recipe, String... cases) {
    String text = "cases:\n" + String.join("\n", cases) + "\n";
    return new RecipeCases(new RecipeReader.Setting(CATALOG, Polling.DEFAULT), ZoneOffset.UTC)
        .play(new Text("leads.yaml", recipe), new Text("leads.test.yaml", text));
  }

  /** The differences of the only case. */
  private static List<String> told(String recipe, String one) {
    Played played = play(recipe, one);
    assertEquals(List.of(), played.problems());
    return played.results().get(0).differences().stream().map(Difference::words).toList();
  }

  private static void passes(String recipe, String one) {
    assertEquals(List.of(), told(recipe, one));
  }

  @Test
  void aCaseThatComesAsExpectedPasses() {
    passes(
        LEADS,
        """
        - name: tagged
          record: { id: c1, email: ada@example.com }
          expect:
            runs: true
            ends: done
            actions:
              - { action: highlevel.contact_tag.add, with: { contactId: c1, tags: [welcome] } }
        """);
  }

  @Test
  void aRecordThatTheFilterHoldsBackDoesNotRun() {
    passes(LEADS, "- { name: left, record: { id: c1 }, expect: { runs: false, actions: [] } }");
    assertEquals(
        List.of("runs: expected true, got false"),
        told(LEADS, "- { name: left, record: { id: c1 }, expect: { runs: true } }"));
  }

  @Test
  void aStopStepIsNoFilter() {
    String stops = LEADS.replace("filter: record.email\n", "") + "  - stop: not for us\n";
    passes(
        stops,
        "- { name: s, record: { id: c1 }, expect: { runs: true, ends: stopped, why: not for } }");
  }

  @Test
  void everyDifferenceIsToldWithItsPlace() {
    Played played =
        play(
            LEADS,
            """
            - name: two
              record: { id: c1, email: ada@example.com }
              expect:
                actions:
                  - action: highlevel.contact_tag.add
                    with:
                      contactId: c2
                      tags: [hello]
            """);
    List<Difference> found = played.results().get(0).differences();
    assertEquals(List.of(8, 9), found.stream().map(each -> each.place().line()).toList());
    assertEquals("actions[0].with.contactId: expected \"c2\", got \"c1\"", found.get(0).words());
    assertEquals(
        "actions[0].with.tags: expected [\"hello\"], got [\"welcome\"]", found.get(1).words());
  }

  @Test
  void callsThatAreMissingOrTooManyAreTold() {
    String one = "- { name: n, record: { id: c1, email: e }, expect: { actions: [%s] } }";
    assertTrue(told(LEADS, one.formatted("")).get(0).startsWith("actions[0]: expected nothing"));
    String two = "{ action: highlevel.contact_tag.add }, { action: log.write }";
    assertEquals(
        List.of("actions[1]: expected {\"action\":\"log.write\",\"with\":{}}, got nothing"),
        told(LEADS, one.formatted(two)));
  }

  @Test
  void withoutARecordTheTriggersSampleIsCarried() {
    passes(LEADS, "- { name: sample, expect: { runs: true, ends: done } }");
  }

  private static final String TELLS =
      LEADS
          + """
          on_failure:
            action: log.write
            with: { message: "${{ run.error.step }} ${{ run.error.status }}" }
          """;

  @Test
  void aCaseMaySayThatACallFailsAndWhatIsDoneThen() {
    passes(
        TELLS,
        """
        - name: refused
          record: { id: c1, email: ada@example.com }
          replies:
            - { to: highlevel.contact_tag.add, fails: { status: 422, message: no such contact } }
          expect:
            ends: failed
            why: no such contact
            actions:
              - { action: highlevel.contact_tag.add }
              - { action: log.write, with: { message: "steps[0] 422" } }
        """);
  }

  @Test
  void aReplyThatNeitherAnswersNorFailsIsAMistake() {
    String one = "- { name: n, replies: [ { to: log.write } ], expect: { runs: true } }";
    assertTrue(play(LEADS, one).problems().get(0).toString().contains("write either 'reply:'"));
  }

  @Test
  void aWaitIsPlayedInNoTime() {
    String recipe =
        """
        connection: acme
        zone: America/Denver
        trigger: { type: manual }
        steps:
          - { id: night, wait: { until: "09:00" } }
          - { id: more, wait: 30d }
          - action: log.write
            with: { message: "${{ steps.night.until }} ${{ steps.more.until }}" }
        """;
    passes(
        recipe,
        """
        - name: waits
          now: 2026-03-08T05:00:00Z
          record: { id: c1 }
          expect:
            ends: done
            actions:
              - { action: log.write, with: { message: 2026-03-08T15:00:00Z 2026-04-07T15:00:00Z } }
        """);
  }

  @Test
  void systemsAnswerAsTheCaseSaysElseWithTheCatalogsSample() {
    String recipe =
        """
        connection: acme
        trigger: { type: manual }
        steps:
          - id: found
            action: highlevel.contact_task.list
            with: { contactId: "${{ record.id }}" }
          - for_each: steps.found.tasks
            as: task
            steps:
              - { action: log.write, with: { message: "${{ task.title }}" } }
        """;
    passes(
        recipe,
        """
        - name: replies
          record: { id: c1 }
          replies:
            - { to: highlevel.contact_task.list, with: { contactId: c2 }, reply: { tasks: [] } }
            - to: highlevel.contact_task.list
              reply: { tasks: [ { title: one }, { title: two } ] }
          expect:
            actions:
              - { action: log.write, with: { message: one } }
              - { action: log.write, with: { message: two } }
        """);
    passes(
        recipe,
        """
        - name: the sample
          record: { id: c1 }
          expect: { ends: done, actions: [ { action: log.write } ] }
        """);
  }

  @Test
  void aCallThatLacksAnInputEndsTheRunAsItWouldLive() {
    String one = "- { name: n, record: { email: e }, expect: { runs: true } }";
    assertTrue(
        told(LEADS, one).get(0).contains("'contactId' of highlevel.contact_tag.add has no value"));
  }

  @Test
  void theClockStandsWhereTheCaseSays() {
    String recipe =
        """
        trigger: { type: manual }
        steps:
          - { action: log.write, with: { message: "${{ now }}" } }
        """;
    passes(
        recipe,
        """
        - name: then
          now: "2026-05-04T03:02:01Z"
          expect: { actions: [ { action: log.write, with: { message: "2026-05-04T03:02:01Z" } } ] }
        """);
  }

  @Test
  void aDryRecipeIsPlayedAsItWillBeWhenItIsLive() {
    passes(
        LEADS + "mode: dry\nenabled: false\n",
        """
        - name: dry
          record: { id: c1, email: e }
          expect: { runs: true, actions: [ { action: highlevel.contact_tag.add } ] }
        """);
  }

  @Test
  void mistakesInCasesAreToldAllAtOnce() {
    Played played =
        play(
            LEADS,
            """
            - name: typed in haste
              now: yesterday
              replies: [ { to: highlevel.contact.gt, reply: {} } ]
              expct: {}
            """);
    List<String> codes = played.problems().stream().map(each -> each.code()).toList();
    assertEquals(List.of("wrong-type", "unknown-operation", "missing-key", "unknown-key"), codes);
    assertEquals(List.of(), played.results());
  }

  @Test
  void aBrokenRecipePlaysNothingAndSaysWhy() {
    Played played =
        play(LEADS.replace("contact_tag.add", "contact_tag.ad"), "- { name: n, expect: {} }");
    assertEquals(
        List.of("unknown-operation"), played.problems().stream().map(p -> p.code()).toList());
  }
}
