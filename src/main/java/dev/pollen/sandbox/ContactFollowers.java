package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** Users who follow a contact. */
final class ContactFollowers {
  private static final Shape FOLLOWERS = Shape.of("followers! string[]");
  private static final String PATH = "/contacts/{contactId}/followers";

  private final ContactBook book;

  ContactFollowers(World world) {
    this.book = world.contacts();
  }

  List<Operation> operations() {
    return List.of(
        Operation.post("contact_follower.add", PATH, this::add).body(FOLLOWERS),
        Operation.delete("contact_follower.remove", PATH, this::remove).body(FOLLOWERS));
  }

  private ObjectNode add(Call call) {
    ObjectNode row = book.need(call.hole("contactId"));
    Set<String> followers = Json.set(row.path("followers"));
    Set<String> added = Json.set(call.body().path("followers"));
    added.removeAll(followers);
    followers.addAll(added);
    return reply(row, followers, "followersAdded", added);
  }

  private ObjectNode remove(Call call) {
    ObjectNode row = book.need(call.hole("contactId"));
    Set<String> followers = Json.set(row.path("followers"));
    Set<String> removed = Json.set(call.body().path("followers"));
    removed.retainAll(followers);
    followers.removeAll(removed);
    return reply(row, followers, "followersRemoved", removed);
  }

  /** A contact that has just these followers already is not touched. */
  private ObjectNode reply(
      ObjectNode row, Set<String> followers, String name, Set<String> changed) {
    if (!changed.isEmpty()) {
      book.change(row, Json.object().set("followers", Json.texts(followers)));
    }
    ObjectNode reply = Json.object().set("followers", Json.texts(followers));
    return reply.set(name, Json.texts(changed));
  }
}
