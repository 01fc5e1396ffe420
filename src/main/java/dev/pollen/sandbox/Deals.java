package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes up opportunities. */
final class Deals {
  private static final List<String> THINGS =
      List.of("Kitchen", "Roof", "Garden", "Solar panels", "Maintenance contract");

  private Deals() {}

  /** A body to create an open opportunity of a contact with. */
  static ObjectNode of(ObjectNode contact, World world, People people, RandomGenerator random) {
    ObjectNode pipeline = people.one(world.pipelines().all());
    JsonNode stage = people.one(Json.list(pipeline.path("stages")));
    String name = people.one(THINGS) + " for " + contact.path("firstName").asText();
    ObjectNode deal = Json.object().put("name", name).put("status", "open");
    deal.set("pipelineId", pipeline.get("id"));
    deal.set("pipelineStageId", stage.get("id"));
    deal.set("contactId", contact.get("id"));
    return deal.put("monetaryValue", 100 * (1 + random.nextInt(90)));
  }
}
