package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Search Contacts: filters, sort, free text; by page up to 10,000 contacts, then searchAfter. */
final class ContactSearch {
  private static final Shape BODY =
      Shape.of(
          """
          locationId! string
          pageLimit!  number(1..500)
          page        number(1..10000)
          searchAfter list
          filters     list
          sort        list
          query       string
          """);
  private static final int REACH = 10_000;
  private static final int LONGEST_QUERY = 75;
  private static final View DEAL = View.of("id pipelineId pipelineStageId monetaryValue status");

  private final World world;

  ContactSearch(World world) {
    this.world = world;
  }

  List<Operation> operations() {
    return List.of(
        Operation.post("contact.search", "/contacts/search", this::search).body(BODY).reading());
  }

  /** A contact and its place in the order asked for. */
  private record Found(ObjectNode row, JsonNode place) {}

  private ObjectNode search(Call call) {
    refuseOddities(call.body());
    Predicate<ObjectNode> filter = ContactFilter.read(call.body().path("filters"));
    ContactOrder order = ContactOrder.read(call.body().path("sort"));
    String words = call.body().path("query").asText("");
    List<Found> all = new ArrayList<>();
    for (ObjectNode row : world.contacts().table().index().rows()) {
      if (filter.test(row) && ContactLists.mentions(row, words)) {
        all.add(new Found(row, order.place(row)));
      }
    }
    all.sort((one, other) -> order.compare(one.place(), other.place()));
    List<ObjectNode> page = page(all, order, call.body()).stream().map(this::shown).toList();
    ObjectNode reply = Json.object().set("contacts", Json.array(page));
    return reply.put("total", all.size());
  }

  private static void refuseOddities(ObjectNode body) {
    List<String> problems = new ArrayList<>();
    if (body.has("page") && body.has("searchAfter")) {
      problems.add("page should not exist together with searchAfter");
    }
    if (body.path("query").asText("").length() > LONGEST_QUERY) {
      problems.add("query must be shorter than or equal to %d characters".formatted(LONGEST_QUERY));
    }
    if (!problems.isEmpty()) {
      throw Refusal.unprocessable(problems);
    }
    if (body.path("page").asInt(1) * body.path("pageLimit").asLong() > REACH) {
      throw Refusal.badRequest(
          "page and pageLimit reach %d records, use searchAfter beyond".formatted(REACH));
    }
  }

  private static List<Found> page(List<Found> all, ContactOrder order, ObjectNode body) {
    int size = body.path("pageLimit").asInt();
    JsonNode after = body.path("searchAfter");
    if (after.isEmpty()) {
      long skip = (body.path("page").asInt(1) - 1L) * size;
      return all.stream().skip(skip).limit(size).toList();
    }
    order.check(after);
    return all.stream()
        .filter(found -> order.compare(found.place(), after) > 0)
        .limit(size)
        .toList();
  }

  private ObjectNode shown(Found found) {
    ObjectNode shown = ContactViews.FOUND.of(found.row());
    if (found.row().has("address1")) {
      shown.set("address", found.row().get("address1"));
    }
    List<ObjectNode> deals = world.opportunities().of(found.row().path("id").asText());
    shown.set("opportunities", Json.array(deals.stream().map(DEAL::of).toList()));
    return shown.set("searchAfter", found.place());
  }
}
