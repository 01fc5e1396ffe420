package dev.pollen.triggers;

import dev.pollen.sandbox.SandboxKit;
import dev.pollen.sandbox.ShelfKit;
import java.util.List;
import java.util.function.Function;

/** Blogs, and the lists that people set up in the vendor's screens. */
final class PressScenes {
  private PressScenes() {}

  static List<Scene> all() {
    return List.of(
        byHand("workflow.list", ShelfKit.WORKFLOWS, "name", "'status':'draft'"),
        byHand("campaign.list", ShelfKit.CAMPAIGNS, "name", "'status':'draft'"),
        byHand("custom_field.list", ShelfKit.CUSTOM_FIELDS, "name", "'model':'contact'"),
        byHand("snapshot.list", ShelfKit.SNAPSHOTS, "name", "'type':'own'"),
        byHand("pipeline.list", ShelfKit.PIPELINES, "name", "'stages':[]"),
        byHand("blog.list_by_location", ShelfKit.SITES, "name", "'x':1"),
        byHand("blog_author.list", ShelfKit.AUTHORS, "name", "'x':1"),
        byHand("blog_category.list", ShelfKit.CATEGORIES, "label", "'x':1"),
        Scene.of("blog_post.list", Shape.LIST, PressScenes::posts),
        Scene.of("blog_post.check_slug", Shape.NAMELESS, PressScenes::slug));
  }

  private static Scene byHand(String key, ShelfKit shelf, String name, String more) {
    String fields = "{'" + name + "':'%s %d'," + more + ",'updatedAt':'%s'}";
    Function<SandboxKit, Play> opening =
        kit ->
            Play.start()
                .made(
                    n ->
                        Play.key(
                            kit.byHand(
                                shelf, "", created(kit, fields.formatted("Made", n, now(kit))))))
                .changed(
                    (id, n) -> kit.byHand(shelf, id, fields.formatted("Changed", n, now(kit))));
    return Scene.of(key, Shape.LIST, opening);
  }

  private static String created(SandboxKit kit, String fields) {
    return fields.replace("}", ",'createdAt':'" + now(kit) + "'}");
  }

  private static String now(SandboxKit kit) {
    return kit.clock().instant().toString();
  }

  /** A post of the blog, of this number and with this address. */
  private record Post(SandboxKit kit, String blog, String author) {
    static Post on(SandboxKit kit) {
      String blog = kit.byHand(ShelfKit.SITES, "", "{'name':'Kitchens'}");
      return new Post(kit, blog, kit.byHand(ShelfKit.AUTHORS, "", "{'name':'Ada'}"));
    }

    String body(String title, String slug) {
      return ("{'title':'%s','locationId':#,'blogId':'%s','imageUrl':'https://example.com/i.png',"
              + "'description':'d','rawHTML':'<p>d</p>','status':'PUBLISHED','imageAltText':'i',"
              + "'categories':[],'author':'%s','urlSlug':'%s',"
              + "'publishedAt':'2026-03-02T10:00:00Z'}")
          .formatted(title, blog, author, slug);
    }
  }

  private static Play posts(SandboxKit kit) {
    Post post = Post.on(kit);
    return Play.start()
        .with("blogId", post.blog())
        .made(n -> kit.post("/blogs/posts", post.body("Post", "post-" + n)).at("/data/_id"))
        .changed((id, n) -> kit.put("/blogs/posts/" + id, post.body("Changed", "changed-" + n)));
  }

  /** The address is free at first. */
  private static Play slug(SandboxKit kit) {
    Post post = Post.on(kit);
    return Play.start()
        .with("urlSlug", "five-kitchens")
        .changed((key, n) -> kit.post("/blogs/posts", post.body("Post", "five-kitchens")))
        .of("the answer");
  }
}
