package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/** What people set up in the vendor's screens and no operation does. */
public final class ShelfKit {
  public static final ShelfKit WORKFLOWS = new ShelfKit(World::workflows);
  public static final ShelfKit CAMPAIGNS = new ShelfKit(World::campaigns);
  public static final ShelfKit CUSTOM_FIELDS = new ShelfKit(World::customFields);
  public static final ShelfKit SNAPSHOTS = new ShelfKit(world -> world.agency().snapshots());
  public static final ShelfKit SITES = new ShelfKit(world -> world.press().sites());
  public static final ShelfKit AUTHORS = new ShelfKit(world -> world.press().authors());
  public static final ShelfKit CATEGORIES = new ShelfKit(world -> world.press().categories());
  public static final ShelfKit CONVERSATIONS = new ShelfKit(world -> world.inbox().conversations());
  public static final ShelfKit PIPELINES = new ShelfKit(world -> world.pipelines().table());
  public static final ShelfKit MESSAGES = new ShelfKit(world -> world.inbox().messages());

  private final Function<World, Table> table;

  private ShelfKit(Function<World, Table> table) {
    this.table = table;
  }

  /** The row with this id gets the fields; one more is made when the id is empty. Its id. */
  String put(World world, String id, String fields) {
    ObjectNode row =
        id.isEmpty()
            ? Json.object().put("id", world.ids().hex()).put("locationId", world.location())
            : table.apply(world).get(id).orElseThrow().deepCopy();
    row.setAll(SandboxKit.object(fields));
    table.apply(world).put(row);
    return row.path("id").asText();
  }
}
