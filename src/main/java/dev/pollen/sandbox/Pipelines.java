package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pipelines of the location and their stages; they never change. */
final class Pipelines {
  private static final Shape LIST = Shape.of("locationId! string");
  private static final List<String> STAGES =
      List.of("New lead", "Contacted", "Appointment booked", "Offer sent", "Negotiation");

  private final List<ObjectNode> all;

  private Pipelines(List<ObjectNode> all) {
    this.all = all;
  }

  static Pipelines make(Ids ids, String location) {
    List<ObjectNode> all = new ArrayList<>();
    for (String name : List.of("New customers", "Renewals")) {
      ObjectNode pipeline = Json.object().put("id", ids.next()).put("name", name);
      ArrayNode stages = pipeline.putArray("stages");
      STAGES.forEach(stage -> stages.addObject().put("id", ids.uuid()).put("name", stage));
      pipeline.put("showInFunnel", true).put("showInPieChart", true);
      all.add(pipeline.put("locationId", location));
    }
    return new Pipelines(List.copyOf(all));
  }

  List<Operation> operations() {
    return List.of(
        Operation.get(
                "pipeline.list",
                "/opportunities/pipelines",
                call -> Json.object().set("pipelines", Json.array(all)))
            .query(LIST));
  }

  List<ObjectNode> all() {
    return all;
  }

  /** The ids of a pipeline's stages in their order; empty when there is no such pipeline. */
  Optional<List<String>> stages(String pipeline) {
    return all.stream()
        .filter(each -> each.path("id").asText().equals(pipeline))
        .findFirst()
        .map(each -> Json.list(each.path("stages")).stream().map(Pipelines::id).toList());
  }

  private static String id(JsonNode stage) {
    return stage.path("id").asText();
  }
}
