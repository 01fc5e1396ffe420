package dev.pollen.sandbox;

import static dev.pollen.sandbox.ContactViews.LISTED;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The withdrawn list of contacts, and the contacts of one business. */
final class ContactLists {
  private static final Shape LIST =
      Shape.of(
          """
          locationId!  string
          startAfterId string
          startAfter   number
          query        string
          limit        number(1..100)
          """);

  /** The vendor types limit and skip as strings here. */
  private static final Shape BY_BUSINESS =
      Shape.of(
          """
          locationId! string
          limit       digits
          skip        digits
          query       string
          """);

  private static final Slice.Way WAY = new Slice.Way("/contacts/", "dateAdded", false);
  private static final int USUAL = 25;
  private static final int MOST = 100;
  private static final Comparator<ObjectNode> NEWEST_FIRST =
      Comparator.comparing((ObjectNode row) -> row.path("dateAdded").asText())
          .reversed()
          .thenComparing(row -> row.path("id").asText());

  private final ContactBook book;

  ContactLists(World world) {
    this.book = world.contacts();
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("contact.list", "/contacts/", this::list).query(LIST),
        Operation.get("contact.list_by_business", "/contacts/business/{businessId}", this::business)
            .query(BY_BUSINESS));
  }

  private ObjectNode list(Call call) {
    List<ObjectNode> matching =
        book.table().index().rows().stream()
            .filter(row -> mentions(row, call.text("query")))
            .toList();
    Slice slice = Slice.of(matching, NEWEST_FIRST, call, WAY);
    ObjectNode reply = slice.reply("contacts", slice.rows().stream().map(LISTED::of).toList());
    return reply.put("count", slice.total()).set("meta", slice.meta());
  }

  private ObjectNode business(Call call) {
    int limit = call.has("limit") ? Integer.parseInt(call.text("limit")) : USUAL;
    int skip = call.has("skip") ? Integer.parseInt(call.text("skip")) : 0;
    List<ObjectNode> matching =
        book.table().index().rows().stream()
            .filter(row -> row.path("businessId").asText().equals(call.hole("businessId")))
            .filter(row -> mentions(row, call.text("query")))
            .sorted(NEWEST_FIRST)
            .toList();
    List<ObjectNode> shown =
        matching.stream().skip(skip).limit(Math.min(limit, MOST)).map(LISTED::of).toList();
    ObjectNode reply = Json.object().set("contacts", Json.array(shown));
    return reply.put("count", matching.size());
  }

  /** Whether a name, email or phone of the contact holds the words. */
  static boolean mentions(ObjectNode row, String words) {
    String sought = words.toLowerCase(Locale.ROOT);
    return sought.isEmpty()
        || row.path("fullNameLowerCase").asText().contains(sought)
        || row.path("emailLowerCase").asText().contains(sought)
        || row.path("phone").asText().contains(sought);
  }
}
