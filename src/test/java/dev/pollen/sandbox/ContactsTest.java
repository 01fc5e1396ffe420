package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One contact: made, changed, not made twice, and taken away with what belongs to it. */
class ContactsTest {
  private static final String ADA =
      "'firstName':'Ada','lastName':'Byron','email':'Ada@a.example','phone':'(202) 555-0143'";
  private final SetClock clock = new SetClock();
  private Guest guest;

  @BeforeEach
  void open() throws Exception {
    guest = Guest.of(Guest.options(clock).withWriteLag(Duration.ZERO));
  }

  @AfterEach
  void close() throws Exception {
    guest.close();
  }

  private JsonNode contact(String id) throws Exception {
    return guest.get("/contacts/" + id).as(200).path("contact");
  }

  private JsonNode upsert(String fields) throws Exception {
    return guest.post("/contacts/upsert", "{'locationId':#," + fields + "}").as(200);
  }

  @Test
  void aChangeChangesWhatItNamesAndTheStamp() throws Exception {
    String id = guest.contact(ADA + ",'city':'Rome','tags':['a','b','a']");
    clock.on(Duration.ofSeconds(5));
    String change = "{'lastName':'King','city':null,'tags':['c']}";
    assertTrue(guest.put("/contacts/" + id, change).as(200).path("succeded").asBoolean());
    JsonNode contact = contact(id);
    assertEquals("Ada King", contact.path("name").asText());
    assertEquals("ada king", contact.path("fullNameLowerCase").asText());
    assertEquals("+12025550143", contact.path("phone").asText());
    assertEquals(List.of("c"), Heard.ids(contact.path("tags")));
    assertFalse(contact.has("city"));
    assertEquals("2026-03-02T10:15:30.255Z", contact.path("dateAdded").asText());
    assertEquals("2026-03-02T10:15:35.255Z", contact.path("dateUpdated").asText());
  }

  @Test
  void whoHasTheSameEmailOrPhoneIsRefusedAsADuplicate() throws Exception {
    String ada = guest.contact(ADA);
    String ben = guest.contact("'firstName':'Ben'");
    for (String same : List.of("'email':'ADA@A.example'", "'phone':'+1 202 555 0143'")) {
      JsonNode create = guest.post("/contacts/", "{'locationId':#," + same + "}").as(400);
      JsonNode update = guest.put("/contacts/" + ben, "{" + same + "}").as(400);
      for (JsonNode refused : List.of(create, update)) {
        assertEquals(ada, refused.at("/meta/contactId").asText());
        assertEquals("Ada Byron", refused.at("/meta/contactName").asText());
        assertTrue(same.startsWith("'" + refused.at("/meta/matchingField").asText()));
      }
      guest.put("/contacts/" + ada, "{" + same + "}").as(200);
    }
  }

  @Test
  void aDuplicateIsFoundByEmailThenByPhoneAndNobodyIsNull() throws Exception {
    String ada = guest.contact(ADA);
    String ben = guest.contact("'firstName':'Ben','phone':'+12025550199'");
    String search = "/contacts/search/duplicate?locationId=" + guest.sandbox.location();
    String both = search + "&email=ada%40a.example&number=%2B12025550199";
    assertEquals(ada, guest.get(both).as(200).at("/contact/id").asText());
    String number = search + "&number=%2B12025550199";
    assertEquals(ben, guest.get(number).as(200).at("/contact/id").asText());
    assertTrue(guest.get(search + "&email=x%40a.example").as(200).path("contact").isNull());
    guest.get(search).as(400);
  }

  @Test
  void anUpsertChangesWhoIsThereAndAddsWhoIsNot() throws Exception {
    String ada = guest.contact(ADA);
    JsonNode changed = upsert("'email':'ada@A.example','city':'Rome'");
    assertFalse(changed.path("new").asBoolean());
    assertEquals(ada, changed.at("/contact/id").asText());
    assertEquals("Rome", contact(ada).path("city").asText());
    JsonNode added = upsert("'email':'ben@a.example','createNewIfDuplicateAllowed':true");
    assertTrue(added.path("new").asBoolean());
  }

  @Test
  void anUpsertThatNamesTwoContactsChangesTheOneWithTheEmailAndLeavesThePhone() throws Exception {
    String ada = guest.contact(ADA);
    String ben = guest.contact("'firstName':'Ben','phone':'+12025550199'");
    JsonNode changed = upsert("'email':'ada@a.example','phone':'+12025550199','city':'Rome'");
    assertEquals(ada, changed.at("/contact/id").asText());
    assertEquals("+12025550143", contact(ada).path("phone").asText());
    assertEquals("Rome", contact(ada).path("city").asText());
    assertFalse(contact(ben).has("city"));
  }

  @Test
  void aDeleteTakesWhatBelongsToTheContactAndNothingElse() throws Exception {
    String ada = guest.contact(ADA);
    String ben = guest.contact("'firstName':'Ben'");
    String note = "";
    for (String id : List.of(ben, ada)) {
      String notes = "/contacts/" + id + "/notes";
      note = notes + "/" + guest.post(notes, "{'body':'N'}").as(201).at("/note/id").asText();
    }
    assertTrue(guest.delete("/contacts/" + ada, "").as(200).path("succeded").asBoolean());
    String message = "Contact with id %s not found".formatted(ada);
    assertEquals(message, guest.get("/contacts/" + ada).as(404).path("message").asText());
    guest.get(note).as(404);
    guest.delete("/contacts/" + ada, "").as(404);
    assertEquals(1, guest.get("/contacts/" + ben + "/notes").as(200).path("notes").size());
    guest.contact(ADA);
  }

  @Test
  void theOldListIsReadOnByTheAddressOfItsNextPage() throws Exception {
    for (String letter : List.of("a", "b", "c")) {
      guest.contact("'firstName':'" + letter + "'");
      clock.on(Duration.ofSeconds(1));
    }
    String address = "/contacts/?limit=2&locationId=" + guest.sandbox.location();
    JsonNode first = guest.get(address).as(200);
    assertEquals(3, first.path("count").asInt());
    JsonNode last = guest.get(first.at("/meta/nextPageUrl").asText()).as(200);
    assertEquals(1, last.path("contacts").size());
    assertFalse(last.path("meta").has("nextPageUrl"));
    assertFalse(Heard.ids(first.path("contacts")).contains(last.at("/contacts/0/id").asText()));
  }
}
