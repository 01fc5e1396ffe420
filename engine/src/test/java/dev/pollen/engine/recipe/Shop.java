package dev.pollen.engine.recipe;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.catalog.read.Problem;
import dev.pollen.engine.Polling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A made-up system with a few operations, the connections to it, and what reads recipes by it. */
final class Shop {
  private static final Map<String, String> FILES =
      Map.of(
          "shop/system.yaml",
          "title: Shop\nsummary: Sells.\nbase_url: https://shop.example.com\n",
          "note/system.yaml",
          "title: Notes\nsummary: Writes.\nneeds_connection: false\n",
          "shop/order/list.yaml",
          """
          kind: trigger
          title: List orders
          category: Orders
          summary: Orders.
          scopes: [orders.read]
          records: /orders
          identity: /id
          input:
            status: {type: string, allowed: [open, closed], summary: Which.}
            limit: {type: integer, summary: How many.}
            since: {type: string, summary: From when on.}
          output:
            orders:
              type: array
              summary: Them.
              items:
                type: object
                fields:
                  id: {type: string}
                  email: {type: string}
                  total: {type: number}
                  customer: {type: object, fields: {name: {type: string}}}
                  lines: {type: array, items: {type: object, fields: {sku: {type: string}}}}
          """,
          "shop/tag/add.yaml",
          """
          kind: action
          title: Add tags
          category: Orders
          summary: Adds tags.
          scopes: [tags.write]
          effect: idempotent
          reason: a tag that is there is not added again
          input:
            orderId: {type: string, required: true, example: o1, summary: Which order.}
            tags: {type: array, required: true, summary: Tags., items: {type: string}}
            urgent: {type: boolean, summary: Whether.}
            count: {type: integer, summary: How many.}
            note: {type: object, summary: A note., fields: {text: {type: string}}}
            lines: {type: array, summary: Lines., items: {type: object, fields: {sku: {type: string}}}}
            labels: {type: array, format: replaces, summary: "send all of them.", items: {type: string}}
          output:
            tags: {type: array, items: {type: string}}
            order: {type: object, fields: {id: {type: string}}}
          """,
          "shop/tag/set.yaml",
          """
          kind: action
          title: Set tags
          category: Orders
          summary: Sets tags.
          deprecated: {why: it drops the others, use: shop.tag.add}
          effect: idempotent
          reason: setting twice is setting once
          """,
          "shop/line/list.yaml",
          """
          kind: trigger
          title: List lines
          category: Orders
          summary: Lines of an order.
          http: {method: GET, path: "/orders/{orderId}/lines"}
          records: /lines
          identity: /id
          input:
            orderId: {type: string, required: true, example: o1, summary: Which order.}
            colour: {type: string, summary: Of this colour.}
          output:
            lines: {type: array, items: {type: object, fields: {id: {type: string}}}}
          """,
          "shop/part/list.yaml",
          """
          kind: trigger
          title: List parts
          category: Orders
          summary: Parts of a line.
          scopes: [parts.read]
          http: {method: GET, path: "/orders/{orderId}/lines/{lineId}/parts"}
          records: /parts
          input:
            orderId: {type: string, required: true, summary: Which order.}
            lineId: {type: string, required: true, summary: Which line.}
          """,
          "note/tick.yaml",
          """
          kind: trigger
          title: Tick
          category: Notes
          summary: Ticks.
          clock: true
          records: ""
          """,
          "note/page/list.yaml",
          """
          kind: trigger
          title: List pages
          category: Notes
          summary: Pages.
          records: ""
          identity: /id
          """,
          "note/write.yaml",
          """
          kind: action
          title: Write
          category: Notes
          summary: Writes a line.
          effect: idempotent
          reason: it only writes
          input:
            message: {type: string, required: true, summary: The line.}
          """);

  private static final String REQUEST =
      """
      kind: action
      title: Send any request
      category: Orders
      summary: Sends.
      effect: unrepeatable
      reason: nobody knows
      effect_from: effect
      input:
        method: {type: string, default: POST, allowed: [GET, POST], summary: The method.}
        effect: {type: string, allowed: [read, idempotent], summary: What a repeat does.}
      """;

  static final Catalog CATALOG = catalog();
  static final KnownConnections CONNECTIONS =
      new KnownConnections(
          Map.of(
              "acme", new KnownConnections.Known("shop", false, Optional.empty()),
              "reader", new KnownConnections.Known("shop", true, Optional.empty()),
              "narrow",
                  new KnownConnections.Known("shop", false, Optional.of(Set.of("orders.read"))),
              "other", new KnownConnections.Known("note", false, Optional.empty())));
  static final RecipeReader.Setting SETTING = new RecipeReader.Setting(CATALOG, Polling.DEFAULT);

  private Shop() {}

  private static Catalog catalog() {
    try {
      Path folder = Files.createTempDirectory("shop");
      for (Map.Entry<String, String> file : FILES.entrySet()) {
        write(folder.resolve(file.getKey()), file.getValue());
      }
      write(folder.resolve("shop/call.yaml"), REQUEST);
      return whole(CatalogReader.read(CatalogFiles.folder(folder)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Catalog whole(CatalogReader.Loaded loaded) {
    if (!loaded.problems().isEmpty()) {
      throw new IllegalStateException(loaded.problems().toString());
    }
    return loaded.catalog();
  }

  /** Reads the language only. */
  static RecipeReader.Read read(String text) {
    return RecipeReader.read("r.yaml", text, SETTING);
  }

  /** The problems of the language and of the catalog, as they are printed. */
  static List<String> problems(String text) {
    return RecipeFolder.checked("r.yaml", text, SETTING, CONNECTIONS).problems().stream()
        .sorted()
        .map(Problem::toString)
        .toList();
  }

  static Recipe recipe(String text) {
    RecipeReader.Read read = RecipeFolder.checked("r.yaml", text, SETTING, CONNECTIONS);
    return read.recipe().orElseThrow(() -> new AssertionError(read.problems().toString()));
  }

  /** A whole recipe with these steps, which begin in line 5. */
  private static void write(Path path, String text) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    path.toFile().deleteOnExit();
  }

  static String withSteps(String steps) {
    return "connection: acme\ntrigger:\n  type: shop.order.list\nsteps:\n" + steps.indent(2);
  }
}
