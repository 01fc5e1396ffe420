package dev.pollen.hour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.engine.Limits;
import dev.pollen.engine.status.Foreseen;
import dev.pollen.sandbox.SandboxKit;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is foretold of an edit before a sandbox is what its recipes then run. */
class EditForetoldTest {
  private static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();
  private static final String CONTACTS =
      """
      trigger: {type: highlevel.contact.search, every: 1m, MORE}
      steps: [{stop: seen}]
      """;
  private static final String FIRMS =
      """
      trigger: {type: highlevel.business.list_by_location, every: 2m, MORE}
      steps: [{stop: seen}]
      """;
  private static final String NOTES =
      """
      trigger: {type: highlevel.contact_note.list, of: highlevel.contact.search, every: 2m, MORE}
      steps: [{stop: seen}]
      """;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

  @TempDir Path folder;

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private static String recipe(String text, String more) {
    return text.replace(", MORE", more.isEmpty() ? "" : ", " + more);
  }

  @Test
  void recipesRunWhatWasForetold() throws Exception {
    SandboxKit kit = SandboxKit.open();
    try (Town town = new Town(vertx, CATALOG, kit, folder, Limits.DEFAULT)) {
      List<String> contacts = List.of(kit.contact(1), kit.contact(2), kit.contact(3));
      firm(kit, 1);
      kit.post("/contacts/%s/notes".formatted(contacts.get(0)), "{'body':'old'}");
      town.recipe("fresh", recipe(CONTACTS, ""))
          .recipe("changes", recipe(CONTACTS, "fire: changed"))
          .recipe("firms", recipe(FIRMS, ""))
          .recipe("notes", recipe(NOTES, ""))
          .recipe("leaves", recipe(CONTACTS, ""));
      town.pass(Duration.ofMinutes(10));
      town.start();
      town.pass(Duration.ofMinutes(5));
      town.every(Duration.ofDays(1), () -> happens(kit, contacts));
      town.pass(Duration.ofSeconds(3));
      held(edited(town));
    }
  }

  private static void firm(SandboxKit kit, int number) {
    kit.post("/businesses/", "{'locationId':#,'name':'Firm %d'}".formatted(number));
  }

  private static void happens(SandboxKit kit, List<String> contacts) {
    kit.contact(4);
    kit.contact(5);
    kit.put("/contacts/" + contacts.get(1), "{'lastName':'Other'}");
    firm(kit, 2);
    kit.post("/contacts/%s/notes".formatted(contacts.get(2)), "{'body':'new'}");
  }

  /** Each recipe goes another way. */
  private static Town edited(Town town) {
    return town.instead()
        .recipe("fresh", recipe(CONTACTS, "fire: new_or_changed"))
        .recipe("changes", recipe(CONTACTS, "fire: changed, watch: [tags]"))
        .recipe("firms", recipe(FIRMS, ""))
        .recipe("notes", recipe(NOTES, ""))
        .recipe("joins", recipe(CONTACTS, ""))
        .recipe("past", recipe(CONTACTS, "start_from: beginning"))
        .recipe("all", recipe(FIRMS, "start_from: beginning"));
  }

  private static void held(Town town) throws InterruptedException {
    long changes = town.changes();
    List<Foreseen> foretold = town.foreseen();
    assertEquals(changes, town.changes(), "foretelling wrote something");
    Map<String, Long> before = new HashMap<>();
    foretold.forEach(one -> before.put(one.recipe(), town.runs(one.recipe())));
    town.takeUp();
    town.pass(Duration.ofMinutes(3));
    StringBuilder said = new StringBuilder();
    StringBuilder came = new StringBuilder();
    for (Foreseen one : foretold) {
      long runs = town.runs(one.recipe()) - before.get(one.recipe());
      int told = one.poll().map(Foreseen.Poll::wouldRun).orElse(0);
      said.append("%s %s %d%n".formatted(one.recipe(), one.change().word(), told));
      came.append("%s %s %d%n".formatted(one.recipe(), one.change().word(), runs));
    }
    assertEquals(said.toString(), came.toString());
    assertEquals(
        """
        all new 7
        changes edited 0
        firms unchanged 1
        fresh edited 3
        joins new 0
        leaves gone 0
        notes unchanged 1
        past new 5
        """,
        said.toString());
  }
}
