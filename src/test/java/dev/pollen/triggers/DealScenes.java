package dev.pollen.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.sandbox.SandboxKit;
import java.util.List;

/** Opportunities, businesses, associations and relations. */
final class DealScenes {
  private static final String ASSOCIATIONS = "/associations/";

  private DealScenes() {}

  static List<Scene> all() {
    return List.of(
        Scene.of("opportunity.search", Shape.LIST, DealScenes::deals),
        Scene.of("opportunity.get", Shape.OBJECT, kit -> deals(kit).alone("id")),
        Scene.of("business.list_by_location", Shape.LIST, DealScenes::businesses),
        Scene.of("business.get", Shape.OBJECT, kit -> businesses(kit).alone("businessId")),
        Scene.of("association.list", Shape.LIST, DealScenes::associations),
        Scene.of("association.get", Shape.OBJECT, kit -> associations(kit).alone("associationId")),
        Scene.of(
            "association.get_by_key",
            Shape.SUCCEEDED_OBJECT,
            kit -> replaced(kit).with("key_name", "owner_car")),
        Scene.of(
            "association.get_by_object_keys",
            Shape.SUCCEEDED_OBJECT,
            kit -> replaced(kit).with("objectKey", "custom_objects.cars")),
        Scene.of("relation.list_by_record", Shape.LIST_OF_UNCHANGING, DealScenes::relations));
  }

  private static Play deals(SandboxKit kit) {
    String location = kit.sandbox().location();
    JsonNode pipeline =
        kit.get("/opportunities/pipelines?locationId=" + location).at("/pipelines/0/id");
    String body =
        "{'locationId':#,'pipelineId':'%s','name':'Deal %d','status':'open','contactId':'%s'}";
    String contact = kit.contact(0);
    return Play.start()
        .made(
            n ->
                kit.post("/opportunities/", body.formatted(pipeline.asText(), n, contact))
                    .at("/opportunity/id"))
        .changed((id, n) -> kit.put("/opportunities/" + id, "{'monetaryValue':%d}".formatted(n)));
  }

  private static Play businesses(SandboxKit kit) {
    String body = "{'locationId':#,'name':'Mill %d'}";
    return Play.start()
        .made(n -> kit.post("/businesses/", body.formatted(n)).at("/buiseness/id"))
        .changed((id, n) -> kit.put("/businesses/" + id, "{'city':'Town %d'}".formatted(n)));
  }

  private static JsonNode association(SandboxKit kit, String key, String second) {
    String body =
        "{'locationId':#,'key':'%s','firstObjectLabel':'Owner','firstObjectKey':'contact',"
            + "'secondObjectLabel':'Car','secondObjectKey':'%s'}";
    return kit.post(ASSOCIATIONS, body.formatted(key, second)).at("/id");
  }

  private static void relabel(SandboxKit kit, String id, int number) {
    kit.put(
        ASSOCIATIONS + id,
        "{'firstObjectLabel':'Owner','secondObjectLabel':'Car %d'}".formatted(number));
  }

  private static Play associations(SandboxKit kit) {
    return Play.start()
        .made(n -> association(kit, "key_" + n, "custom_objects.o" + n))
        .changed((id, n) -> relabel(kit, id, n));
  }

  /** One is there; another one takes its place. */
  private static Play replaced(SandboxKit kit) {
    String[] there = {association(kit, "owner_car", "custom_objects.cars").asText()};
    return Play.start()
        .made(
            n -> {
              kit.delete(ASSOCIATIONS + there[0]);
              JsonNode next = association(kit, "owner_car", "custom_objects.cars");
              there[0] = next.asText();
              return next;
            })
        .changed((id, n) -> relabel(kit, id, n))
        .of(there[0]);
  }

  private static Play relations(SandboxKit kit) {
    String association = association(kit, "owner_car", "custom_objects.cars").asText();
    String contact = kit.contact(0);
    String body =
        "{'locationId':#,'associationId':'%s','firstRecordId':'%s','secondRecordId':'car%d'}";
    return Play.start()
        .with("recordId", contact)
        .made(
            n ->
                kit.post("/associations/relations", body.formatted(association, contact, n))
                    .at("/id"));
  }
}
