package dev.pollen.sandbox;

import static dev.pollen.sandbox.UserViews.LISTED;
import static dev.pollen.sandbox.UserViews.WHOLE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One user at a time: get, create, update, delete; and the withdrawn list of a location's. */
final class Users {
  private static final Shape LIST = Shape.of("locationId! string");
  private static final String ALL = "/users/";
  private static final String ONE = "/users/{userId}";

  private final Agency agency;
  private final UserBook book;

  Users(World world) {
    this.agency = world.agency();
    this.book = agency.users();
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("user.get", ONE, call -> WHOLE.of(need(call))).either(),
        Operation.get("user.list_by_location", ALL, this::list).query(LIST),
        Operation.post("user.create", ALL, this::create).body(UserShapes.CREATE).either(),
        Operation.put("user.update", ONE, this::update).body(UserShapes.UPDATE).either(),
        Operation.delete("user.delete", ONE, this::delete).either());
  }

  /** A sub-account's token sees only who works there. */
  private ObjectNode need(Call call) {
    ObjectNode user = book.need(call.hole("userId"));
    if (call.badge() == Badge.SUB_ACCOUNT && !UserBook.worksAt(user, agency.home())) {
      throw Refusal.otherLocation();
    }
    return user;
  }

  private ObjectNode list(Call call) {
    List<ObjectNode> shown =
        book.table().index().rows().stream()
            .filter(UserBook::isThere)
            .filter(user -> UserBook.worksAt(user, call.text("locationId")))
            .map(LISTED::of)
            .toList();
    return Json.object().set("users", Json.array(shown));
  }

  private ObjectNode create(Call call) {
    refuse(call, "");
    return WHOLE.of(book.add(call.body()));
  }

  private ObjectNode update(Call call) {
    ObjectNode user = need(call);
    refuse(call, call.hole("userId"));
    return WHOLE.of(book.change(user, call.body()));
  }

  private void refuse(Call call, String self) {
    for (String location : Json.set(call.body().path("locationIds"))) {
      if (!agency.sees(call.badge(), location)) {
        throw Refusal.otherLocation();
      }
    }
    String email = call.body().path("email").asText("");
    if (book.isTaken(email, self)) {
      throw Refusal.badRequest("User with email %s already exists".formatted(email));
    }
  }

  private ObjectNode delete(Call call) {
    ObjectNode user = need(call);
    book.delete(user);
    return Json.object()
        .put("succeded", true)
        .put(
            "message",
            "Queued deleting user with e-mail %s and name %s. Will take effect in a few minutes."
                .formatted(user.path("email").asText(), user.path("name").asText()));
  }
}
