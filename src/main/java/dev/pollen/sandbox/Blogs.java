package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** The lists of blogs, of their authors and of their categories. Ids are called {@code _id}. */
final class Blogs {
  private static final Shape SITES =
      Shape.of(
          """
          locationId! string
          skip!       number
          limit!      number
          searchTerm  string
          """);
  private static final Shape LIST =
      Shape.of(
          """
          locationId! string
          limit!      number
          offset!     number
          """);
  private static final View SITE = View.of("name");
  private static final View AUTHOR = View.of("name locationId updatedAt canonicalLink");
  private static final View CATEGORY = View.of("label locationId updatedAt canonicalLink urlSlug");
  private static final int USUAL = 10;

  private final Press press;

  Blogs(World world) {
    this.press = world.press();
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("blog.list_by_location", "/blogs/site/all", this::sites).query(SITES),
        Operation.get(
                "blog_author.list",
                "/blogs/authors",
                call -> page(call, "authors", press.authors(), AUTHOR))
            .query(LIST),
        Operation.get(
                "blog_category.list",
                "/blogs/categories",
                call -> page(call, "categories", press.categories(), CATEGORY))
            .query(LIST));
  }

  private ObjectNode sites(Call call) {
    String sought = call.text("searchTerm").toLowerCase(Locale.ROOT);
    List<ObjectNode> found =
        press.sites().index().rows().stream()
            .filter(row -> row.path("name").asText().toLowerCase(Locale.ROOT).contains(sought))
            .toList();
    Window window = Window.of(call.query(), "skip", USUAL);
    return Json.object().set("data", window.of(found, row -> Press.shown(SITE, row)));
  }

  private static ObjectNode page(Call call, String name, Table table, View view) {
    Window window = Window.of(call.query(), "offset", USUAL);
    return Json.object().set(name, window.of(table.index().rows(), row -> Press.shown(view, row)));
  }
}
