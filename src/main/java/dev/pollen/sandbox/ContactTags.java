package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tags of one contact, or of many at once. */
final class ContactTags {
  private static final Shape TAGS = Shape.of("tags! string[]");
  private static final Shape BULK =
      Shape.of(
          """
          contacts!     string[]
          tags!         string[]
          locationId!   string
          removeAllTags boolean
          """);

  private final ContactBook book;

  ContactTags(World world) {
    this.book = world.contacts();
  }

  List<Operation> operations() {
    return List.of(
        Operation.post("contact_tag.add", "/contacts/{contactId}/tags", this::add).body(TAGS),
        Operation.delete("contact_tag.remove", "/contacts/{contactId}/tags", this::remove)
            .body(TAGS),
        Operation.post("contact_tag.bulk_update", "/contacts/bulk/tags/update/{type}", this::bulk)
            .body(BULK));
  }

  private ObjectNode add(Call call) {
    ObjectNode row = book.need(call.hole("contactId"));
    Set<String> tags = Json.set(row.path("tags"));
    tags.addAll(Json.set(call.body().path("tags")));
    return Json.object().set("tags", book.tag(row, tags).path("tags"));
  }

  private ObjectNode remove(Call call) {
    ObjectNode row = book.need(call.hole("contactId"));
    Set<String> tags = Json.set(row.path("tags"));
    tags.removeAll(Json.set(call.body().path("tags")));
    return Json.object().set("tags", book.tag(row, tags).path("tags"));
  }

  private ObjectNode bulk(Call call) {
    boolean adding = call.hole("type").equals("add");
    if (!adding && !call.hole("type").equals("remove")) {
      throw Refusal.unprocessable(List.of("type must be one of the following values: add, remove"));
    }
    ArrayNode responses = Json.array();
    for (JsonNode id : call.body().path("contacts")) {
      responses.add(one(id.asText(), adding, call.body()));
    }
    long errors =
        Json.list(responses).stream().filter(r -> r.path("type").asText().equals("error")).count();
    ObjectNode reply = Json.object().put("succeded", true).put("errorCount", errors);
    return reply.set("responses", responses);
  }

  private ObjectNode one(String id, boolean adding, ObjectNode body) {
    ObjectNode response = Json.object().put("contactId", id);
    Optional<ObjectNode> row = book.table().get(id);
    if (row.isEmpty()) {
      return response.put("message", "contact does not belong to location").put("type", "error");
    }
    Set<String> old = Json.set(row.get().path("tags"));
    Set<String> next = next(old, adding, body);
    ObjectNode unused = book.tag(row.get(), next);
    response.put("message", "Tags updated").put("type", "success");
    response.set("oldTags", Json.texts(old));
    response.set("tagsAdded", Json.texts(without(next, old)));
    response.set("tagsRemoved", Json.texts(without(old, next)));
    return response;
  }

  private static Set<String> next(Set<String> old, boolean adding, ObjectNode body) {
    Set<String> next = new LinkedHashSet<>(old);
    Set<String> given = Json.set(body.path("tags"));
    if (adding) {
      next.addAll(given);
    } else if (body.path("removeAllTags").asBoolean()) {
      next.clear();
    } else {
      next.removeAll(given);
    }
    return next;
  }

  private static Set<String> without(Set<String> from, Set<String> taken) {
    Set<String> rest = new LinkedHashSet<>(from);
    rest.removeAll(taken);
    return rest;
  }
}
