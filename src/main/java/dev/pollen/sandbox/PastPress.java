package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The blog from the start: two authors, two categories, a few posts. */
final class PastPress {
  private static final List<String> TITLES =
      List.of("Which roof lasts", "A kitchen in ten days", "Panels in winter", "What a wall costs");

  private final World world;
  private final Press press;
  private final Instant now;

  PastPress(World world) {
    this.world = world;
    this.press = world.press();
    this.now = world.clock().instant();
  }

  void make() {
    String site = site("Workshop notes");
    site("Company news");
    List<String> authors = List.of(author("Ada Baker"), author("Leo Novak"));
    List<String> categories = List.of(category("Roofs"), category("Interiors"));
    for (int i = 0; i < TITLES.size(); i++) {
      ObjectNode row = post(TITLES.get(i), now.minus(Duration.ofDays(90 - 20L * i)));
      row.put("blogId", site).put("author", authors.get(i % authors.size()));
      row.set("categories", Json.texts(List.of(categories.get(i % categories.size()))));
      press.posts().put(row);
    }
  }

  private ObjectNode row() {
    ObjectNode row = Json.object().put("id", world.ids().hex());
    return row.put("locationId", world.location());
  }

  private ObjectNode stamped() {
    return row().put("updatedAt", Stamps.iso(now.minus(Duration.ofDays(120))));
  }

  private static String slug(String title) {
    return title.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  private String site(String name) {
    ObjectNode row = row().put("name", name);
    press.sites().put(row);
    return row.path("id").asText();
  }

  private String author(String name) {
    ObjectNode row = stamped().put("name", name);
    press.authors().put(row.put("canonicalLink", "https://blog.example.com/by/" + slug(name)));
    return row.path("id").asText();
  }

  private String category(String label) {
    ObjectNode row = stamped().put("label", label).put("urlSlug", slug(label));
    press.categories().put(row.put("canonicalLink", "https://blog.example.com/" + slug(label)));
    return row.path("id").asText();
  }

  private ObjectNode post(String title, Instant published) {
    ObjectNode row = row().put("title", title).put("description", title + ", in short");
    row.put("rawHTML", "<h1>" + title + "</h1>").put("urlSlug", slug(title));
    row.put("imageUrl", "https://blog.example.com/images/%s.jpeg".formatted(slug(title)));
    row.put("imageAltText", title).put("status", "PUBLISHED").put("archived", false);
    row.putArray("tags");
    row.put("canonicalLink", "https://blog.example.com/posts/" + slug(title));
    return row.put("publishedAt", Stamps.iso(published)).put("updatedAt", Stamps.iso(published));
  }
}
