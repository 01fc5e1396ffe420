package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What hangs on a contact: tags, tasks, notes, campaigns. */
class ContactPartsTest {
  private final SetClock clock = new SetClock();
  private Guest guest;
  private String ada;
  private String path;

  @BeforeEach
  void open() throws Exception {
    guest = Guest.of(Guest.options(clock));
    ada = guest.contact("'firstName':'Ada','tags':['a']");
    path = "/contacts/" + ada;
  }

  @AfterEach
  void close() throws Exception {
    guest.close();
  }

  private List<String> tags(Heard heard, int status) {
    return Heard.ids(heard.as(status).path("tags"));
  }

  private String changed() throws Exception {
    return guest.get(path).as(200).at("/contact/dateUpdated").asText();
  }

  @Test
  void tagsAreASetAndTheSameTagAgainTouchesNothing() throws Exception {
    String before = changed();
    clock.on(Duration.ofSeconds(1));
    String url = path + "/tags";
    assertEquals(List.of("a"), tags(guest.post(url, "{'tags':['a']}"), 201));
    assertEquals(before, changed());
    assertEquals(List.of("a", "b"), tags(guest.post(url, "{'tags':['b','a']}"), 201));
    assertEquals("2026-03-02T10:15:31.255Z", changed());
    assertEquals(List.of("b"), tags(guest.delete(url, "{'tags':['a','z']}"), 200));
    guest.post("/contacts/nobody/tags", "{'tags':['a']}").as(404);
  }

  @Test
  void tagsOfManyAreChangedAtOnceAndEachIsAnswered() throws Exception {
    String url = "/contacts/bulk/tags/update/";
    String many = "{'locationId':#,'contacts':['" + ada + "','nobody'],'tags':['b']";
    JsonNode added = guest.post(url + "add", many + "}").as(201);
    assertEquals(1, added.path("errorCount").asInt());
    assertEquals(List.of("b"), Heard.ids(added.at("/responses/0/tagsAdded")));
    assertEquals("error", added.at("/responses/1/type").asText());
    JsonNode removed = guest.post(url + "remove", many + ",'removeAllTags':true}").as(201);
    assertEquals(List.of("a", "b"), Heard.ids(removed.at("/responses/0/tagsRemoved")));
    guest.post(url + "toggle", many + "}").as(422);
  }

  @Test
  void tasksAreMadeChangedDoneAndTakenAway() throws Exception {
    String due = "2026-04-01T10:00:00Z";
    String body = "{'title':'Call','completed':false,'dueDate':'" + due + "'}";
    String first = task(body);
    String second = task(body);
    String one = path + "/tasks/" + first;
    guest.put(one, "{'title':'Call twice'}").as(200);
    guest.put(one + "/completed", "{'completed':true}").as(200);
    JsonNode task = guest.get(one).as(200).path("task");
    assertEquals("Call twice", task.path("title").asText());
    assertTrue(task.path("completed").asBoolean());
    assertEquals(due, task.path("dueDate").asText());
    assertEquals(List.of(first, second), listed("tasks"), "the order is that of making");
    guest.delete(one, "").as(200);
    guest.get(one).as(404);
    assertEquals(List.of(second), listed("tasks"));
  }

  private String task(String body) throws Exception {
    return guest.post(path + "/tasks", body).as(201).at("/task/id").asText();
  }

  private List<String> listed(String kind) throws Exception {
    return Heard.ids(guest.get(path + "/" + kind).as(200).path(kind));
  }

  @Test
  void notesAreMadeChangedAndTakenAwayByTheirContactOnly() throws Exception {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String body = "{'body':'N','pinned':true}";
      made.add(guest.post(path + "/notes", body).as(201).at("/note/id").asText());
    }
    String one = path + "/notes/" + made.get(0);
    guest.put(one, "{'body':'M'}").as(200);
    JsonNode note = guest.get(one).as(200).path("note");
    assertEquals("M", note.path("body").asText());
    assertTrue(note.path("pinned").asBoolean());
    assertEquals(made, listed("notes"));
    String ben = guest.contact("'firstName':'Ben'");
    guest.get("/contacts/" + ben + "/notes/" + made.get(0)).as(404);
    guest.delete(one, "").as(200);
    assertEquals(made.subList(1, 3), listed("notes"));
  }

  @Test
  void aTaskWhoseDateOrStateIsNoneIsRefused() throws Exception {
    String body = "{'title':'Call','dueDate':'tomorrow','completed':'no'}";
    assertEquals(
        List.of(
            "dueDate must be a valid ISO 8601 date string", "completed must be a boolean value"),
        Heard.ids(guest.post(path + "/tasks", body).as(422).path("message")));
  }

  @Test
  void campaignsAreJoinedAndLeft() throws Exception {
    String url = path + "/campaigns/";
    String id = guest.campaign();
    assertTrue(guest.post(url + id, "{}").as(201).path("succeded").asBoolean());
    guest.delete(url + id, "").as(200);
    guest.delete(url + "removeAll", "").as(200);
    guest.post("/contacts/nobody/campaigns/" + id, "{}").as(404);
    guest.post(url + "nothing", "{}").as(404);
  }
}
