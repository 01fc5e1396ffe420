package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Search Opportunities: snake_case names, dates by day, no filter for what changed. */
final class OpportunitySearch {
  private static final Shape QUERY =
      Shape.of(
          """
          location_id!      string
          q                 string
          pipeline_id       string
          pipeline_stage_id string
          contact_id        string
          status            open|won|lost|abandoned|all
          assigned_to       string
          campaignId        string
          id                string
          order             added_asc|added_desc|name_asc|name_desc
          endDate           day
          startAfter        number
          startAfterId      string
          date              day
          country           string
          page              number(1..1000000)
          limit             number(1..100)
          getTasks          boolean
          getNotes          boolean
          getCalendarEvents boolean
          """);

  /** Names of the query to fields of a row. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "pipeline_id", "pipelineId",
          "pipeline_stage_id", "pipelineStageId",
          "contact_id", "contactId",
          "assigned_to", "assignedTo",
          "id", "id");

  private static final Slice.Way WAY = new Slice.Way("/opportunities/search", "createdAt", true);
  private static final Comparator<ObjectNode> BY_TIME = by("createdAt");
  private static final Comparator<ObjectNode> BY_NAME = by("name");
  private static final Comparator<ObjectNode> BY_ID = by("id");
  private static final Map<String, Comparator<ObjectNode>> ORDERS =
      Map.of(
          "added_asc", BY_TIME.thenComparing(BY_ID),
          "added_desc", BY_TIME.reversed().thenComparing(BY_ID),
          "name_asc", BY_NAME.thenComparing(BY_ID),
          "name_desc", BY_NAME.reversed().thenComparing(BY_ID));

  private final World world;
  private final OpportunityBook book;

  OpportunitySearch(World world) {
    this.world = world;
    this.book = world.opportunities();
  }

  private static Comparator<ObjectNode> by(String field) {
    return Comparator.comparing(row -> row.path(field).asText().toLowerCase(Locale.ROOT));
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("opportunity.search", "/opportunities/search", this::search).query(QUERY));
  }

  private ObjectNode search(Call call) {
    List<ObjectNode> matching = book.table().index().rows().stream().filter(filter(call)).toList();
    Comparator<ObjectNode> order =
        ORDERS.get(call.has("order") ? call.text("order") : "added_desc");
    Slice slice = Slice.of(matching, order, call, WAY);
    List<ObjectNode> shown = slice.rows().stream().map(row -> shown(row, call)).toList();
    ObjectNode reply = slice.reply("opportunities", shown).set("meta", slice.meta());
    return reply.set("aggregations", Json.object());
  }

  private Predicate<ObjectNode> filter(Call call) {
    Predicate<ObjectNode> filter =
        row -> !call.has("status") || isOf(row, "status", call.text("status"));
    for (Map.Entry<String, String> field : FIELDS.entrySet()) {
      String wanted = call.text(field.getKey());
      filter =
          filter.and(row -> wanted.isEmpty() || row.path(field.getValue()).asText().equals(wanted));
    }
    return filter.and(days(call)).and(row -> contactFits(row, call));
  }

  private static boolean isOf(ObjectNode row, String field, String wanted) {
    return "all".equals(wanted) || row.path(field).asText().equals(wanted);
  }

  /** From the first moment of {@code date} to the last of {@code endDate}, in UTC. */
  private static Predicate<ObjectNode> days(Call call) {
    long from = Stamps.day(call.text("date")).map(OpportunitySearch::millis).orElse(Long.MIN_VALUE);
    long before =
        Stamps.day(call.text("endDate")).map(day -> millis(day.plusDays(1))).orElse(Long.MAX_VALUE);
    return row -> {
      long created = Stamps.millis(row.path("createdAt").asText());
      return created >= from && created < before;
    };
  }

  private static long millis(ZonedDateTime time) {
    return time.toInstant().toEpochMilli();
  }

  private boolean contactFits(ObjectNode row, Call call) {
    ObjectNode contact =
        world.contacts().table().get(row.path("contactId").asText()).orElseGet(Json::object);
    String words = call.text("q").toLowerCase(Locale.ROOT);
    boolean named = row.path("name").asText().toLowerCase(Locale.ROOT).contains(words);
    return (named || ContactLists.mentions(contact, words))
        && (!call.has("country") || isOf(contact, "country", call.text("country")))
        && (!call.has("campaignId")
            || Json.set(contact.path(ContactCampaigns.FIELD)).contains(call.text("campaignId")));
  }

  private ObjectNode shown(ObjectNode row, Call call) {
    ObjectNode shown = book.shown(row);
    String contact = row.path("contactId").asText();
    bring(shown, call, "getTasks", "tasks", world.tasks(), contact);
    bring(shown, call, "getNotes", "notes", world.notes(), contact);
    bring(shown, call, "getCalendarEvents", "calendarEvents", world.appointments(), contact);
    return shown;
  }

  private static void bring(
      ObjectNode shown, Call call, String asked, String name, Table from, String contact) {
    if (call.query().path(asked).asBoolean()) {
      shown.set(name, Json.array(from.where("contactId", contact)));
    }
  }
}
