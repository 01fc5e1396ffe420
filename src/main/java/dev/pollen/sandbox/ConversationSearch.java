package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The search for conversations. It goes on after the sort value of the last one shown, which is
 * when its last message came: the vendor sends that along without documenting it.
 */
final class ConversationSearch {
  private static final Shape SEARCH =
      Shape.of(
          """
          locationId!          string
          contactId            string
          assignedTo           string
          followers            string
          mentions             string
          query                string
          sort                 asc|desc
          startAfterDate       number
          id                   string
          limit                number
          lastMessageType      string
          lastMessageAction    automated|manual
          lastMessageDirection inbound|outbound
          status               all|read|unread|starred|recents
          sortBy               last_manual_message_date|last_message_date|score_profile|overdue_at|due_at
          sortScoreProfile     string
          scoreProfile         string
          scoreProfileMin      number
          scoreProfileMax      number
          startDate            number
          endDate              number
          """);
  private static final int USUAL = 20;
  private static final View FOUND =
      View.of(
          "id contactId locationId lastMessageBody lastMessageType unreadCount lastMessageDate");
  private static final List<String> SAME =
      List.of("id", "contactId", "lastMessageType", "lastMessageAction", "lastMessageDirection");
  private static final List<String> AMONG = List.of("followers", "mentions");

  private final World world;

  ConversationSearch(World world) {
    this.world = world;
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("conversation.search", "/conversations/search", this::search).query(SEARCH));
  }

  private ObjectNode search(Call call) {
    List<ObjectNode> found =
        world.inbox().conversations().index().rows().stream().filter(wanted(call)).toList();
    List<ObjectNode> rest =
        found.stream().filter(row -> isAfter(row, call)).sorted(order(call)).toList();
    ObjectNode reply = Json.object();
    reply.set("conversations", Window.of(call.query(), "skip", USUAL).of(rest, this::shown));
    return reply.put("total", found.size());
  }

  private ObjectNode shown(ObjectNode row) {
    ObjectNode contact =
        world.contacts().table().get(row.path("contactId").asText()).orElseGet(Json::object);
    ObjectNode shown = FOUND.of(row);
    shown.set("type", row.get("kind"));
    shown.put("fullName", text(contact, "name")).put("contactName", text(contact, "name"));
    return shown.put("email", text(contact, "email")).put("phone", text(contact, "phone"));
  }

  private static String text(ObjectNode row, String field) {
    return row.path(field).asText("");
  }

  /** The field that it sorts by, as milliseconds. Nothing here has a score or falls due. */
  private static long place(ObjectNode row, Call call) {
    boolean manual = call.text("sortBy").equals("last_manual_message_date");
    return row.path(manual ? "lastManualMessageDate" : "lastMessageDate").asLong();
  }

  private static boolean isRising(Call call) {
    return call.text("sort").equals("asc");
  }

  private static Comparator<ObjectNode> order(Call call) {
    Comparator<ObjectNode> rising =
        Comparator.comparingLong((ObjectNode row) -> place(row, call))
            .thenComparing(row -> text(row, "id"));
    return isRising(call) ? rising : rising.reversed();
  }

  private static boolean isAfter(ObjectNode row, Call call) {
    int compared = Long.compare(place(row, call), call.query().path("startAfterDate").asLong());
    return !call.has("startAfterDate") || (isRising(call) ? compared > 0 : compared < 0);
  }

  private Predicate<ObjectNode> wanted(Call call) {
    Predicate<ObjectNode> wanted = row -> !call.has("scoreProfile");
    for (String field : SAME) {
      wanted = wanted.and(row -> !call.has(field) || text(row, field).equals(call.text(field)));
    }
    for (String field : AMONG) {
      wanted = wanted.and(row -> !call.has(field) || shares(row, field, words(call.text(field))));
    }
    return wanted
        .and(row -> !call.has("assignedTo") || isOf(row, words(call.text("assignedTo"))))
        .and(row -> isIn(row, call.text("status")))
        .and(row -> isAddedIn(row, call))
        .and(row -> mentions(row, call.text("query").toLowerCase(Locale.ROOT)));
  }

  private static boolean isOf(ObjectNode row, Set<String> users) {
    String user = text(row, "assignedTo");
    return users.contains(user.isEmpty() ? "unassigned" : user);
  }

  private static boolean shares(ObjectNode row, String field, Set<String> words) {
    return Json.set(row.path(field)).stream().anyMatch(words::contains);
  }

  private static boolean isIn(ObjectNode row, String status) {
    return switch (status) {
      case "read" -> row.path("unreadCount").asInt() == 0;
      case "unread" -> row.path("unreadCount").asInt() > 0;
      case "starred" -> row.path("starred").asBoolean();
      default -> true;
    };
  }

  private static boolean isAddedIn(ObjectNode row, Call call) {
    long added = row.path("dateAdded").asLong();
    return added >= call.query().path("startDate").asLong(Long.MIN_VALUE)
        && added <= call.query().path("endDate").asLong(Long.MAX_VALUE);
  }

  private boolean mentions(ObjectNode row, String sought) {
    ObjectNode shown = shown(row);
    return List.of("fullName", "email", "phone", "lastMessageBody").stream()
        .anyMatch(field -> text(shown, field).toLowerCase(Locale.ROOT).contains(sought));
  }

  private static Set<String> words(String list) {
    return Set.copyOf(Arrays.asList(list.split("\\s*,\\s*")));
  }
}
