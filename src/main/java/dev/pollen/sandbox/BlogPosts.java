package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** Posts of blogs: list, create, update, and whether an address is taken. */
final class BlogPosts {
  private static final String STATUS = "DRAFT|PUBLISHED|SCHEDULED|ARCHIVED";
  private static final Shape LIST =
      Shape.of(
          """
          locationId! string
          blogId!     string
          limit!      number
          offset!     number
          searchTerm  string
          status      %s
          """
              .formatted(STATUS));
  private static final Shape CHECK =
      Shape.of(
          """
          urlSlug!    string
          locationId! string
          postId      string
          """);

  /** An update wants it whole too. */
  private static final Shape POST =
      Shape.of(
          """
          title!        string
          locationId!   string
          blogId!       string
          imageUrl!     string
          description!  string
          rawHTML!      string
          status!       %s
          imageAltText! string
          categories!   string[]
          tags          string[]
          author!       string
          urlSlug!      string
          canonicalLink string
          publishedAt!  date
          """
              .formatted(STATUS));

  private static final View SHOWN =
      View.of(
          """
          categories tags archived title description imageUrl status imageAltText urlSlug
          canonicalLink author publishedAt updatedAt
          """);
  private static final int USUAL = 10;

  private final World world;
  private final Press press;
  private final Table table;

  BlogPosts(World world) {
    this.world = world;
    this.press = world.press();
    this.table = press.posts();
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("blog_post.list", "/blogs/posts/all", this::list).query(LIST),
        Operation.get("blog_post.check_slug", "/blogs/posts/url-slug-exists", this::check)
            .query(CHECK),
        Operation.post("blog_post.create", "/blogs/posts", this::create).body(POST).ok(),
        Operation.put("blog_post.update", "/blogs/posts/{postId}", this::update).body(POST));
  }

  private static ObjectNode shown(ObjectNode row) {
    return Press.shown(SHOWN, row);
  }

  private ObjectNode list(Call call) {
    String sought = call.text("searchTerm").toLowerCase(Locale.ROOT);
    List<ObjectNode> found =
        table.index().rows().stream()
            .filter(row -> text(row, "blogId").equals(call.text("blogId")))
            .filter(row -> !call.has("status") || text(row, "status").equals(call.text("status")))
            .filter(row -> text(row, "title").toLowerCase(Locale.ROOT).contains(sought))
            .toList();
    Window window = Window.of(call.query(), "offset", USUAL);
    return Json.object().set("blogs", window.of(found, BlogPosts::shown));
  }

  private ObjectNode check(Call call) {
    return Json.object().put("exists", isTaken(call.text("urlSlug"), call.text("postId")));
  }

  private boolean isTaken(String slug, String self) {
    return table.where("urlSlug", slug).stream().anyMatch(row -> !text(row, "id").equals(self));
  }

  private ObjectNode create(Call call) {
    ObjectNode row = Json.object().put("id", world.ids().hex());
    return Json.object().set("data", keep(row, call.body()));
  }

  private ObjectNode update(Call call) {
    String id = call.hole("postId");
    ObjectNode row = table.get(id).orElseThrow(() -> Refusal.absent("Blog post", id)).deepCopy();
    return Json.object().set("updatedBlogPost", keep(row, call.body()));
  }

  private ObjectNode keep(ObjectNode row, ObjectNode given) {
    refuse(given, text(row, "id"));
    row.setAll(given);
    row.put("archived", text(given, "status").equals("ARCHIVED"));
    row.put("updatedAt", Stamps.iso(world.clock().instant()));
    table.put(row);
    return shown(row);
  }

  private void refuse(ObjectNode given, String self) {
    refuseAbsent(press.sites(), "Blog", text(given, "blogId"));
    refuseAbsent(press.authors(), "Author", text(given, "author"));
    Json.set(given.path("categories"))
        .forEach(id -> refuseAbsent(press.categories(), "Category", id));
    if (isTaken(text(given, "urlSlug"), self)) {
      throw Refusal.badRequest("A post with this urlSlug already exists");
    }
  }

  private static void refuseAbsent(Table table, String what, String id) {
    if (table.get(id).isEmpty()) {
      throw Refusal.badRequest("%s with id %s not found".formatted(what, id));
    }
  }

  private static String text(ObjectNode row, String field) {
    return row.path(field).asText();
  }
}
