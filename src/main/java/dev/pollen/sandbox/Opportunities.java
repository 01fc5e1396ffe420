package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One opportunity at a time: get, create, update, status, upsert, delete. */
final class Opportunities {
  private static final String STATUS = "open|won|lost|abandoned|all";
  private static final Shape CUSTOM_FIELD =
      Shape.of(
          """
          id          string
          key         string
          field_value any
          """);
  private static final Map<String, Shape> PARTS = Map.of("Field", CUSTOM_FIELD);
  private static final String OPTIONAL =
      """
      pipelineStageId string
      monetaryValue   number
      assignedTo      string
      customFields    &Field[]
      """;
  private static final Shape CREATE =
      Shape.of(
          OPTIONAL
              + """
              pipelineId! string
              locationId! string
              name!       string
              status!     %s
              contactId!  string
              """
                  .formatted(STATUS),
          PARTS);
  private static final Shape UPDATE =
      Shape.of(
          OPTIONAL
              + """
              pipelineId string
              name       string
              status     %s
              """
                  .formatted(STATUS),
          PARTS);
  private static final Shape SET_STATUS =
      Shape.of("status! %s\nlostReasonId string".formatted(STATUS));
  private static final Shape UPSERT =
      Shape.of(
          """
          id                    string
          pipelineId!           string
          locationId!           string
          followers!            string[]
          isRemoveAllFollowers! boolean
          followersActionType!  add|remove
          name                  string
          status                %s
          pipelineStageId       string
          monetaryValue         any
          assignedTo            string
          lostReasonId          string
          """
              .formatted(STATUS));
  private static final Set<String> ORDERS =
      Set.of("followers", "isRemoveAllFollowers", "followersActionType");
  private static final String ONE = "/opportunities/{id}";

  private final World world;
  private final OpportunityBook book;

  Opportunities(World world) {
    this.world = world;
    this.book = world.opportunities();
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("opportunity.get", ONE, call -> reply(book.need(call.hole("id")))),
        Operation.post("opportunity.create", "/opportunities/", this::create).body(CREATE),
        Operation.post("opportunity.upsert", "/opportunities/upsert", this::upsert)
            .body(UPSERT)
            .ok(),
        Operation.put("opportunity.update", ONE, this::update).body(UPDATE),
        Operation.put("opportunity.update_status", ONE + "/status", this::status).body(SET_STATUS),
        Operation.delete("opportunity.delete", ONE, this::delete));
  }

  private ObjectNode reply(ObjectNode row) {
    return Json.object().set("opportunity", book.shown(row));
  }

  private ObjectNode create(Call call) {
    String contact = call.body().path("contactId").asText();
    if (world.contacts().table().get(contact).isEmpty()) {
      throw Refusal.badRequest("Contact with id %s not found".formatted(contact));
    }
    return reply(book.add(call.body()));
  }

  private ObjectNode update(Call call) {
    return reply(book.change(book.need(call.hole("id")), call.body()));
  }

  private ObjectNode status(Call call) {
    ObjectNode changed = book.change(book.need(call.hole("id")), call.body());
    return Json.object().put("succeded", changed.has("status"));
  }

  /** Without an id it adds one: the body names no contact by which another could be found. */
  private ObjectNode upsert(Call call) {
    ObjectNode given = call.body().deepCopy().without(ORDERS);
    Optional<ObjectNode> old =
        Optional.of(call.body().path("id").asText("")).filter(id -> !id.isEmpty()).map(book::need);
    ObjectNode row = old.isPresent() ? book.change(old.get(), given) : book.add(given);
    boolean add = "add".equals(call.body().path("followersActionType").asText());
    Set<String> followers = Json.set(row.path("followers"));
    Set<String> named = Json.set(call.body().path("followers"));
    boolean changed = add ? followers.addAll(named) : followers.removeAll(named);
    if (call.body().path("isRemoveAllFollowers").asBoolean()) {
      followers.clear();
    }
    ObjectNode last = changed || followers.isEmpty() ? book.follow(row, followers) : row;
    return reply(last).put("new", old.isEmpty());
  }

  private ObjectNode delete(Call call) {
    boolean gone = book.table().remove(book.need(call.hole("id")).get("id").asText());
    return Json.object().put("succeded", gone);
  }
}
