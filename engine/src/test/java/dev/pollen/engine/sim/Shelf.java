package dev.pollen.engine.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What actions of one kind made in one account, seen late. Outlives each crash of the engine. */
final class Shelf {
  private final List<Thing> things = new ArrayList<>();

  /** One thing: as it was sent, when it was made, and from when on reads show it. */
  private record Thing(int ordinal, Call by, long made, long visible) {
    JsonNode json(boolean stamped) {
      ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", id());
      json.put("of", by.record).put("value", by.value).set("what", by.what);
      return stamped ? json.put("at", Instant.ofEpochMilli(made).toString()) : json;
    }

    String id() {
      return "t" + ordinal;
    }
  }

  /** Makes one and tells its id. */
  String make(Call by, long now, long visible) {
    Thing one = new Thing(things.size() + 1, by, now, visible);
    things.add(one);
    return one.id();
  }

  /** The call that made this one. */
  Call maker(String id) {
    return things.get(Integer.parseInt(id.substring(1)) - 1).by();
  }

  /** Those that reads show now, after the one of this ordinal, in the order of their making. */
  List<JsonNode> shown(long now, int after, boolean stamped) {
    return things.stream()
        .filter(one -> one.ordinal() > after && one.visible() <= now)
        .map(one -> one.json(stamped))
        .toList();
  }
}
