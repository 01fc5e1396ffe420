package dev.pollen.sandbox;

import static dev.pollen.sandbox.UserViews.LISTED;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** The two searches for users: by this and that, and by a list of addresses. */
final class UserSearch {
  private static final int USUAL = 25;
  private static final Shape SEARCH =
      Shape.of(
          """
          companyId!      string
          query           string
          skip            digits
          limit           digits
          locationId      string
          type            string
          role            string
          ids             string
          sort            string
          sortDirection   asc|desc
          enabled2waySync boolean
          """);
  private static final Shape BY_EMAIL =
      Shape.of(
          """
          companyId! string
          emails!    string
          deleted    boolean
          skip       digits
          limit      digits
          projection string
          """);
  private static final View SHORT = View.of("id email");

  private final Agency agency;

  UserSearch(World world) {
    this.agency = world.agency();
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("user.search", "/users/search", this::search).query(SEARCH).either(),
        Operation.post("user.filter_by_email", "/users/search/filter-by-email", this::byEmail)
            .body(BY_EMAIL)
            .reading()
            .agency());
  }

  private ObjectNode search(Call call) {
    return reply(call.query(), matching(wanted(call), order(call)), LISTED);
  }

  private List<ObjectNode> matching(Predicate<ObjectNode> wanted, Comparator<ObjectNode> order) {
    return agency.users().table().index().rows().stream().filter(wanted).sorted(order).toList();
  }

  private Predicate<ObjectNode> wanted(Call call) {
    String location = call.badge() == Badge.SUB_ACCOUNT ? agency.home() : call.text("locationId");
    Predicate<ObjectNode> there = UserBook::isThere;
    return there
        .and(user -> location.isEmpty() || UserBook.worksAt(user, location))
        .and(user -> !call.has("type") || user.at("/roles/type").asText().equals(call.text("type")))
        .and(user -> !call.has("role") || user.at("/roles/role").asText().equals(call.text("role")))
        .and(user -> !call.has("ids") || words(call.text("ids")).contains(text(user, "id")))
        .and(user -> mentions(user, call.text("query").toLowerCase(Locale.ROOT)));
  }

  private static boolean mentions(ObjectNode user, String sought) {
    return (text(user, "name") + "\n" + text(user, "email") + "\n" + text(user, "phone"))
        .toLowerCase(Locale.ROOT)
        .contains(sought);
  }

  /** By name unless another field is named. */
  private static Comparator<ObjectNode> order(Call call) {
    String field = call.has("sort") ? call.text("sort") : "name";
    Comparator<ObjectNode> order =
        Comparator.comparing((ObjectNode user) -> text(user, field).toLowerCase(Locale.ROOT))
            .thenComparing(user -> text(user, "id"));
    return call.text("sortDirection").equals("desc") ? order.reversed() : order;
  }

  private ObjectNode byEmail(Call call) {
    ObjectNode asked = call.body();
    Set<String> emails = words(asked.path("emails").asText().toLowerCase(Locale.ROOT));
    boolean deleted = asked.path("deleted").asBoolean();
    Predicate<ObjectNode> wanted =
        user ->
            emails.contains(text(user, "email").toLowerCase(Locale.ROOT))
                && user.path("deleted").asBoolean() == deleted;
    boolean all = asked.path("projection").asText().equals("all");
    List<ObjectNode> found = matching(wanted, Comparator.comparing(user -> text(user, "id")));
    return reply(asked, found, all ? LISTED : SHORT);
  }

  private static ObjectNode reply(ObjectNode asked, List<ObjectNode> found, View view) {
    ObjectNode reply = Json.object();
    reply.set("users", Window.of(asked, "skip", USUAL).of(found, view::of));
    return reply.put("count", found.size());
  }

  private static Set<String> words(String list) {
    return Set.copyOf(Arrays.asList(list.split("\\s*,\\s*")));
  }

  private static String text(ObjectNode user, String field) {
    return user.path(field).asText("");
  }
}
