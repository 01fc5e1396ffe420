package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The opportunities of the location, and what it means to add and to change one. */
final class OpportunityBook {
  private static final View CONTACT = View.of("id name companyName email phone tags");
  private static final View SHOWN =
      View.of(
          """
          id name monetaryValue pipelineId pipelineStageId assignedTo status source
          lastStatusChangeAt lastStageChangeAt lastActionDate createdAt updatedAt contactId
          locationId lostReasonId customFields followers
          """);

  private final InstantSource clock;
  private final Ids ids;
  private final String location;
  private final Table table;
  private final Pipelines pipelines;
  private final ContactBook contacts;

  OpportunityBook(
      InstantSource clock,
      Ids ids,
      String location,
      Table table,
      Pipelines pipelines,
      ContactBook contacts) {
    this.clock = clock;
    this.ids = ids;
    this.location = location;
    this.table = table;
    this.pipelines = pipelines;
    this.contacts = contacts;
  }

  Table table() {
    return table;
  }

  /** The opportunities of a contact, oldest first. */
  List<ObjectNode> of(String contact) {
    return table.where("contactId", contact);
  }

  ObjectNode need(String id) {
    return table.get(id).orElseThrow(() -> Refusal.absent("Opportunity", id));
  }

  ObjectNode add(ObjectNode given) {
    String now = now();
    ObjectNode row = Json.object().put("id", ids.next()).put("locationId", location);
    row.put("name", "").put("monetaryValue", 0).put("status", "open");
    row.put("createdAt", now).put("lastStatusChangeAt", now).put("lastStageChangeAt", now);
    row.putArray("customFields");
    row.putArray("followers");
    return keep(row, given, now);
  }

  ObjectNode change(ObjectNode row, ObjectNode given) {
    return keep(row.deepCopy(), given, now());
  }

  /** Who follows it; one that has just these already is not touched. */
  ObjectNode follow(ObjectNode row, Set<String> followers) {
    return followers.equals(Json.set(row.path("followers")))
        ? row
        : change(row, Json.object().set("followers", Json.texts(followers)));
  }

  private ObjectNode keep(ObjectNode row, ObjectNode given, String now) {
    JsonNode status = row.get("status");
    JsonNode stage = row.path("pipelineStageId");
    row.setAll((ObjectNode) given.deepCopy().without(List.of("locationId", "customFields", "id")));
    place(row, given);
    if (!status.equals(row.get("status"))) {
      row.put("lastStatusChangeAt", now);
    }
    if (!stage.equals(row.path("pipelineStageId"))) {
      row.put("lastStageChangeAt", now);
    }
    if (given.has("customFields")) {
      row.set("customFields", stored(given.get("customFields")));
    }
    row.put("updatedAt", now).put("lastActionDate", now);
    table.put(row);
    return row;
  }

  /** Refuses a pipeline or stage that does not exist; no stage is the pipeline's first one. */
  private void place(ObjectNode row, ObjectNode given) {
    if ("all".equals(row.path("status").asText())) {
      throw Refusal.badRequest("The status all is for searching only.");
    }
    List<String> stages =
        pipelines
            .stages(row.path("pipelineId").asText())
            .orElseThrow(() -> Refusal.badRequest("The pipeline id is invalid."));
    if (given.has("pipelineStageId")) {
      if (!stages.contains(given.path("pipelineStageId").asText())) {
        throw Refusal.badRequest("The pipeline stage id is invalid.");
      }
    } else if (!stages.contains(row.path("pipelineStageId").asText())) {
      row.put("pipelineStageId", stages.get(0));
    }
  }

  private static JsonNode stored(JsonNode given) {
    return Json.array(
        Json.list(given).stream()
            .map(
                field -> {
                  ObjectNode kept = Json.object();
                  kept.set("id", field.path("id"));
                  kept.set("fieldValue", field.path("field_value"));
                  return kept;
                })
            .toList());
  }

  /** As replies show it, with its contact in short. */
  ObjectNode shown(ObjectNode row) {
    ObjectNode shown = SHOWN.of(row);
    Optional<ObjectNode> contact = contacts.table().get(row.path("contactId").asText());
    contact.ifPresent(found -> shown.set("contact", CONTACT.of(found)));
    return shown;
  }

  private String now() {
    return Stamps.iso(clock.instant());
  }
}
