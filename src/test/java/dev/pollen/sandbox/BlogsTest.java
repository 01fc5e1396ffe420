package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BlogsTest {
  private static final String POSTS = "/blogs/posts/";
  private Guest guest;
  private String here;
  private String blog;
  private String author;
  private String category;

  @BeforeEach
  void open() throws Exception {
    guest = Guest.of(Guest.options(new SetClock()).withWriteLag(Duration.ZERO));
    here = "?locationId=" + guest.sandbox.location();
    blog = first("/blogs/site/all" + here + "&skip=0&limit=1", "/data/0");
    author = first("/blogs/authors" + here + "&offset=1&limit=1", "/authors/0");
    category = first("/blogs/categories" + here + "&offset=0&limit=9", "/categories/0");
  }

  @AfterEach
  void close() throws Exception {
    guest.close();
  }

  private String first(String path, String place) throws Exception {
    return guest.get(path).as(200).at(place).path("_id").asText();
  }

  private String post(String title, String slug) {
    return """
    {'locationId':#,'blogId':'%s','author':'%s','categories':['%s'],'title':'%s','urlSlug':'%s',
    'imageUrl':'https://i.example/i.png','imageAltText':'I','description':'D','rawHTML':'<p>H</p>',
    'status':'DRAFT','publishedAt':'2026-03-01T10:00:00.000Z'}\
    """
        .formatted(blog, author, category, title, slug);
  }

  private boolean isTaken(String slug, String more) throws Exception {
    String path = POSTS + "url-slug-exists" + here + "&urlSlug=" + slug + more;
    return guest.get(path).as(200).path("exists").asBoolean();
  }

  private JsonNode listed(String filters) throws Exception {
    String path = POSTS + "all" + here + "&blogId=" + blog + "&limit=10&offset=0" + filters;
    return guest.get(path).as(200).path("blogs");
  }

  @Test
  void aPostIsWrittenListedAndWrittenAnew() throws Exception {
    JsonNode made = guest.post(POSTS, post("Zebras", "zebras")).as(200).path("data");
    String id = made.path("_id").asText();
    assertFalse(made.has("rawHTML"));
    assertEquals(id, listed("&searchTerm=ZEBRA").at("/0/_id").asText());
    assertEquals(1, listed("&status=DRAFT").size());
    String again = post("Zebus", "zebus").replace("DRAFT", "ARCHIVED");
    JsonNode changed = guest.put(POSTS + id, again).as(200).path("updatedBlogPost");
    assertEquals(id, changed.path("_id").asText());
    assertTrue(changed.path("archived").asBoolean());
    assertEquals(0, listed("&searchTerm=zebra").size());
    guest.put(POSTS + "nothing", again).as(404);
    guest.put(POSTS + id, "{'title':'T'}").as(422);
  }

  @Test
  void anAddressIsTakenOnce() throws Exception {
    assertFalse(isTaken("zebras", ""));
    String id = guest.post(POSTS, post("Zebras", "zebras")).as(200).at("/data/_id").asText();
    assertTrue(isTaken("zebras", ""));
    assertFalse(isTaken("zebras", "&postId=" + id));
    guest.post(POSTS, post("Others", "zebras")).as(400);
    guest.put(POSTS + id, post("The same", "zebras")).as(200);
  }

  @Test
  void aPostBelongsToABlogAnAuthorAndCategoriesThatThereAre() throws Exception {
    for (String wrong : new String[] {blog, author, category}) {
      guest.post(POSTS, post("Zebras", "zebras").replace(wrong, "nothing")).as(400);
    }
  }
}
