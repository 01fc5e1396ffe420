package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** Users who follow an opportunity. */
final class OpportunityFollowers {
  private static final Shape FOLLOWERS = Shape.of("followers! string[]");
  private static final Shape REMOVE = Shape.of("isRemoveAllFollowers boolean");
  private static final String PATH = "/opportunities/{id}/followers";

  private final OpportunityBook book;

  OpportunityFollowers(World world) {
    this.book = world.opportunities();
  }

  List<Operation> operations() {
    return List.of(
        Operation.post("opportunity_follower.add", PATH, this::add).body(FOLLOWERS),
        Operation.delete("opportunity_follower.remove", PATH, this::remove)
            .query(REMOVE)
            .body(FOLLOWERS));
  }

  private ObjectNode add(Call call) {
    ObjectNode row = book.need(call.hole("id"));
    Set<String> before = Json.set(row.path("followers"));
    Set<String> after = Json.set(row.path("followers"));
    after.addAll(Json.set(call.body().path("followers")));
    ObjectNode changed = book.follow(row, after);
    after.removeAll(before);
    ObjectNode reply = Json.object().set("followers", changed.path("followers"));
    return reply.set("followersAdded", Json.texts(after));
  }

  private ObjectNode remove(Call call) {
    ObjectNode row = book.need(call.hole("id"));
    Set<String> before = Json.set(row.path("followers"));
    Set<String> after = Json.set(row.path("followers"));
    if (call.query().path("isRemoveAllFollowers").asBoolean()) {
      after.clear();
    } else {
      after.removeAll(Json.set(call.body().path("followers")));
    }
    before.removeAll(after);
    ObjectNode reply = Json.object().set("followers", book.follow(row, after).path("followers"));
    return reply.set("followersRemoved", Json.texts(before));
  }
}
