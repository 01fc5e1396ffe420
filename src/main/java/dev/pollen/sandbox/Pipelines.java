package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** The pipelines of the location and their stages; no operation changes them, only people do. */
final class Pipelines {
  private static final Shape LIST = Shape.of("locationId! string");
  private static final List<String> STAGES =
      List.of("New lead", "Contacted", "Appointment booked", "Offer sent", "Negotiation");

  private final Table table;

  private Pipelines(Table table) {
    this.table = table;
  }

  static Pipelines make(Ids ids, String location, Table table) {
    for (String name : List.of("New customers", "Renewals")) {
      ObjectNode pipeline = Json.object().put("id", ids.next()).put("name", name);
      ArrayNode stages = pipeline.putArray("stages");
      STAGES.forEach(stage -> stages.addObject().put("id", ids.uuid()).put("name", stage));
      pipeline.put("showInFunnel", true).put("showInPieChart", true);
      table.put(pipeline.put("locationId", location));
    }
    return new Pipelines(table);
  }

  List<Operation> operations() {
    return List.of(
        Operation.get(
                "pipeline.list",
                "/opportunities/pipelines",
                call -> Json.object().set("pipelines", Json.array(table.index().rows())))
            .query(LIST));
  }

  Table table() {
    return table;
  }

  List<ObjectNode> all() {
    return table.rows();
  }

  /** The ids of a pipeline's stages in their order; empty when there is no such pipeline. */
  Optional<List<String>> stages(String pipeline) {
    return table
        .get(pipeline)
        .map(each -> Json.list(each.path("stages")).stream().map(Pipelines::id).toList());
  }

  private static String id(JsonNode stage) {
    return stage.path("id").asText();
  }
}
