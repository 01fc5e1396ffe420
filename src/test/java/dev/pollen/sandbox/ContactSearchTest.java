package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContactSearchTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String BY_CHANGE = "'sort':[{'field':'dateUpdated','direction':'asc'}]";
  private final SetClock clock = new SetClock();
  private Guest guest;

  @BeforeEach
  void open() throws Exception {
    guest = Guest.of(Guest.options(clock).withContacts(25).withWriteLag(Duration.ZERO));
  }

  @AfterEach
  void close() throws Exception {
    guest.close();
  }

  private JsonNode page(String fields) throws Exception {
    return guest.search("'pageLimit':10," + fields);
  }

  @Test
  void pagesTogetherShowEveryContactOnceNewestFirst() throws Exception {
    List<String> ids = new ArrayList<>();
    List<String> dates = new ArrayList<>();
    for (int number = 1; number <= 4; number++) {
      JsonNode page = page("'page':" + number);
      assertEquals(25, page.path("total").asInt());
      ids.addAll(Heard.ids(page.path("contacts")));
      page.path("contacts").forEach(one -> dates.add(one.path("dateAdded").asText()));
    }
    assertEquals(25, ids.size());
    assertEquals(guest.sandbox.firstContacts(), Set.copyOf(ids));
    List<String> reversed = new ArrayList<>(dates);
    reversed.sort((one, other) -> other.compareTo(one));
    assertEquals(reversed, dates);
  }

  @Test
  void whoReadsOnAfterTheLastMissesNobodyWhileContactsChange() throws Exception {
    Set<String> seen = new HashSet<>();
    List<String> repeated = new ArrayList<>();
    JsonNode found = page(BY_CHANGE).path("contacts");
    String first = found.get(0).path("id").asText();
    while (!found.isEmpty()) {
      Heard.ids(found).stream().filter(id -> !seen.add(id)).forEach(repeated::add);
      if (seen.size() == 10) {
        clock.on(SECOND);
        guest.put("/contacts/" + first, "{'city':'Rome'}").as(200);
        guest.delete("/contacts/" + found.get(9).path("id").asText(), "").as(200);
        seen.add(guest.contact("'firstName':'Late'"));
      }
      found = after(found);
    }
    assertTrue(seen.containsAll(guest.sandbox.firstContacts()));
    assertTrue(repeated.contains(first), "what changed meanwhile comes again");
    assertEquals(2, repeated.size());
  }

  private JsonNode after(JsonNode found) throws Exception {
    JsonNode last = found.get(found.size() - 1).path("searchAfter");
    return page(BY_CHANGE + ",'searchAfter':" + last).path("contacts");
  }

  @Test
  void whatIsSortedByMayBeMissingOrOfAnyKind() throws Exception {
    List<String> made = new ArrayList<>();
    for (String value : List.of("10", "'1a'", "9", "true", "'b'", "1.5")) {
      String field = "[{'id':'f','field_value':" + value + "}]";
      made.add(guest.contact("'firstName':'Z','customFields':" + field));
    }
    String sort = "'sort':[{'field':'customFields.f','direction':'%s'}]";
    List<String> up = Heard.ids(page(sort.formatted("asc")).path("contacts")).subList(0, 6);
    assertEquals(of(made, 5, 2, 0, 1, 4, 3), up);
    List<String> down = Heard.ids(page(sort.formatted("desc")).path("contacts")).subList(0, 6);
    assertEquals(of(made, 3, 4, 1, 0, 2, 5), down);
  }

  private static List<String> of(List<String> all, int... places) {
    return java.util.Arrays.stream(places).mapToObj(all::get).toList();
  }

  @Test
  void whatCannotBeSearchedIsRefused() throws Exception {
    List<String> wrong =
        List.of(
            "'page':1,'searchAfter':[]",
            "'searchAfter':['x']",
            "'sort':[{'field':'shoe','direction':'asc'}]",
            "'sort':[{'field':'email','direction':'up'}]",
            "'query':'" + "q".repeat(76) + "'");
    for (String fields : wrong) {
      String body = "{'locationId':#,'pageLimit':10," + fields + "}";
      JsonNode refused = guest.post("/contacts/search", body).as(422);
      assertEquals(1, refused.path("message").size(), refused::toString);
    }
    guest.post("/contacts/search", "{'locationId':#,'pageLimit':500,'page':21}").as(400);
    guest.post("/contacts/search", "{'locationId':#,'pageLimit':501}").as(422);
  }

  @Test
  void freeTextLooksIntoNamesEmailsAndPhones() throws Exception {
    String id = guest.contact("'name':'Uta Qwertz','email':'U@q.example','phone':'2025550143'");
    for (String words : List.of("qWERTZ", "u@q.EX", "5550143")) {
      JsonNode found = page("'query':'" + words + "'").path("contacts");
      assertEquals(List.of(id), Heard.ids(found), words);
    }
  }
}
