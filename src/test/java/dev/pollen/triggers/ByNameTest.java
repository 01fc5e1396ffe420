package dev.pollen.triggers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.engine.Polling;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.RecipeReader;
import dev.pollen.sandbox.SandboxKit;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names in recipes, from the YAML to what the sandbox stored. */
class ByNameTest {
  private static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();

  @TempDir private Path folder;
  private final Vertx vertx = Vertx.vertx();
  private SandboxKit kit;

  @BeforeEach
  void open() throws Exception {
    kit = SandboxKit.open();
  }

  @AfterEach
  void close() throws Exception {
    kit.close();
    EngineRoom.await(vertx.close());
  }

  private static Recipe recipe(String id, String text) {
    RecipeReader.Read read =
        RecipeReader.read(id + ".yaml", text, new RecipeReader.Setting(CATALOG, Polling.DEFAULT));
    return read.recipe().orElseThrow(() -> new AssertionError(read.problems().toString()));
  }

  private EngineRoom room(Recipe... recipes) {
    EngineRoom room = EngineRoom.open(vertx, CATALOG, kit, false, folder);
    room.start(List.of(recipes));
    return room;
  }

  private JsonNode first(String path, String list) {
    return kit.get(path + "?locationId=" + kit.sandbox().location()).path(list).path(0);
  }

  private void newContact(EngineRoom room, String recipe, String more) {
    kit.pass(SandboxKit.LAG);
    kit.contact(1, more);
    kit.pass(SandboxKit.LAG.multipliedBy(2));
    room.poll(recipe);
  }

  @Test
  void aStepActsOnWhatItNamesAndReadsFieldsByName() {
    JsonNode field =
        kit.get("/locations/%s/customFields".formatted(kit.sandbox().location()))
            .at("/customFields/0");
    JsonNode pipeline = first("/opportunities/pipelines", "pipelines");
    JsonNode user = first("/users/", "users");
    Recipe lead =
        recipe(
            "lead",
            """
            connection: acme
            trigger: { type: highlevel.contact.search, every: 5m }
            filter: $field(record, "%1$s") = 7
            steps:
              - id: made
                action: highlevel.opportunity.create
                with:
                  pipelineId: %2$s
                  pipelineStageId: %3$s
                  assignedTo: %4$s
                  name: A lead
                  status: open
                  contactId: "${{ record.id }}"
              - action: highlevel.contact.update
                with:
                  contactId: "${{ record.id }}"
                  customFields: { %1$s: 8 }
            """
                .formatted(
                    field.path("name").asText(),
                    pipeline.path("name").asText(),
                    pipeline.at("/stages/1/name").asText(),
                    user.path("email").asText()));
    try (EngineRoom room = room(lead)) {
      String id = field.path("id").asText();
      newContact(room, "lead", ",'customFields':[{'id':'%s','field_value':7}]".formatted(id));
      RunRecord run = room.runs("lead").get(0);
      assertEquals(RunState.DONE, run.state(), run.why());
      JsonNode made = run.outcomes().get("steps[0]").reply().path("opportunity");
      assertEquals(pipeline.path("id"), made.path("pipelineId"));
      assertEquals(pipeline.at("/stages/1/id"), made.path("pipelineStageId"));
      assertEquals(user.path("id"), made.path("assignedTo"));
      JsonNode contact = kit.get("/contacts/" + run.key()).path("contact");
      assertEquals(8, contact.at("/customFields/0/value").asInt());
    }
  }

  @Test
  void aFeedThatNamesItsPipelineBringsWhatIsInIt() {
    JsonNode pipeline = first("/opportunities/pipelines", "pipelines");
    Recipe deals = deals(pipeline.path("name").asText());
    String other =
        kit.get("/opportunities/pipelines?locationId=" + kit.sandbox().location())
            .at("/pipelines/1/id")
            .asText();
    try (EngineRoom room = room(deals)) {
      String contact = kit.contact(1);
      kit.pass(SandboxKit.LAG);
      deal(contact, pipeline.path("id").asText(), "wanted");
      deal(kit.contact(2), other, "not wanted");
      kit.pass(SandboxKit.LAG.multipliedBy(2));
      room.poll("deals");
      assertEquals(
          List.of("wanted"),
          room.runs("deals").stream().map(run -> run.record().path("name").asText()).toList());
    }
  }

  private void deal(String contact, String pipeline, String name) {
    kit.post(
        "/opportunities/",
        "{'locationId':#,'pipelineId':'%s','name':'%s','status':'open','contactId':'%s'}"
            .formatted(pipeline, name, contact));
  }

  private static Recipe deals(String pipeline) {
    return recipe(
        "deals",
        """
        connection: acme
        trigger: { type: highlevel.opportunity.search, every: 5m, with: { pipeline_id: %s } }
        steps: [ { set: { seen: "${{ record.name }}" } } ]
        """
            .formatted(pipeline));
  }
}
