package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replies have the shapes that the vendor's OpenAPI states, where that is at hand. */
class VendorShapeTest {
  private Held held;
  private String here;

  @BeforeEach
  void open() throws Exception {
    held = Held.open();
    here = held.guest.sandbox.location();
  }

  @AfterEach
  void close() {
    if (held != null) {
      held.close();
    }
  }

  @Test
  void contactsLookAsTheVendorStates() throws Exception {
    String fields =
        """
        {'locationId':#,'firstName':'A','lastName':'B','email':'a@b.example',
         'phone':'+12025550143','tags':['x'],'customFields':[{'id':'f','field_value':'v'}],
         'dndSettings':{'SMS':{'status':'active'}},'companyName':'C','source':'s'}
        """;
    JsonNode made = held.ask("POST", "/contacts/", fields);
    String id = made.at("/contact/id").asText();
    String one = "/contacts/{contactId}";
    held.ask("GET", one, "", id);
    held.ask("PUT", one, "{'city':'Rome'}", id);
    held.ask("POST", "/contacts/upsert", "{'locationId':#,'email':'a@b.example'}");
    held.ask("GET", "/contacts/", "", "limit=100&locationId=" + here);
    String business =
        held.guest
            .get("/contacts/?limit=100&locationId=" + here)
            .body()
            .findPath("businessId")
            .asText();
    held.ask("GET", "/contacts/business/{businessId}", "", business, "locationId=" + here);
    held.ask("GET", one + "/appointments", "", id);
    held.ask("DELETE", one, "", id);
    held.assertNothingWrong();
  }

  @Test
  void whatHangsOnContactsLooksAsTheVendorStates() throws Exception {
    String id = held.guest.contact("'firstName':'A'");
    String one = "/contacts/{contactId}";
    held.ask("POST", one + "/tags", "{'tags':['y']}", id);
    held.ask("DELETE", one + "/tags", "{'tags':['y']}", id);
    String many = "{'locationId':#,'contacts':['" + id + "','nobody'],'tags':['z']}";
    held.ask("POST", "/contacts/bulk/tags/update/{type}", many, "add");
    String body = "{'title':'T','dueDate':'2026-04-01T10:00:00Z','completed':false}";
    String task = held.ask("POST", one + "/tasks", body, id).at("/task/id").asText();
    held.ask("GET", one + "/tasks", "", id);
    held.ask("GET", one + "/tasks/{taskId}", "", id, task);
    held.ask("PUT", one + "/tasks/{taskId}", "{'title':'U'}", id, task);
    held.ask("PUT", one + "/tasks/{taskId}/completed", "{'completed':true}", id, task);
    held.ask("DELETE", one + "/tasks/{taskId}", "", id, task);
    String note = held.ask("POST", one + "/notes", "{'body':'N'}", id).at("/note/id").asText();
    held.ask("GET", one + "/notes", "", id);
    held.ask("GET", one + "/notes/{id}", "", id, note);
    held.ask("PUT", one + "/notes/{id}", "{'body':'M'}", id, note);
    held.ask("DELETE", one + "/notes/{id}", "", id, note);
    String campaign = held.guest.campaign();
    held.ask("POST", one + "/campaigns/{campaignId}", "{}", id, campaign);
    held.ask("DELETE", one + "/campaigns/{campaignId}", "", id, campaign);
    held.ask("DELETE", one + "/campaigns/removeAll", "", id);
    held.assertNothingWrong();
  }

  @Test
  void opportunitiesLookAsTheVendorStates() throws Exception {
    String contact = held.guest.contact("'firstName':'A'");
    JsonNode pipelines = held.ask("GET", "/opportunities/pipelines", "", "locationId=" + here);
    String pipeline = "'pipelineId':'" + pipelines.at("/pipelines/0/id").asText() + "'";
    String fields =
        "'name':'N','status':'open','customFields':[{'id':'f','field_value':'v'}]," + pipeline;
    String body = "{'locationId':#,'contactId':'" + contact + "'," + fields + "}";
    String id = held.ask("POST", "/opportunities/", body).at("/opportunity/id").asText();
    String one = "/opportunities/{id}";
    held.ask("GET", one, "", id);
    held.ask("PUT", one, "{'monetaryValue':5}", id);
    held.ask("PUT", one + "/status", "{'status':'won'}", id);
    String search = "getNotes=true&getTasks=true&limit=100&location_id=";
    held.ask("GET", "/opportunities/search", "", search + here);
    held.ask("GET", "/opportunities/search", "", "limit=5&location_id=" + here);
    String orders = "'followers':['u'],'isRemoveAllFollowers':false,'followersActionType':'add'";
    held.ask("POST", "/opportunities/upsert", "{'locationId':#," + pipeline + "," + orders + "}");
    held.ask("POST", one + "/followers", "{'followers':['v']}", id);
    held.ask("DELETE", one + "/followers", "{'followers':['v']}", id);
    held.ask("DELETE", one, "", id);
    held.assertNothingWrong();
  }

  @Test
  void otherListsLookAsTheVendorStates() throws Exception {
    String at = "locationId=" + here;
    for (String list :
        new String[] {"/calendars/", "/calendars/groups", "/users/", "/businesses/"}) {
      held.ask("GET", list, "", at);
    }
    held.ask("GET", "/workflows/", "", at);
    held.ask("GET", "/campaigns/", "", at);
    held.ask("GET", "/conversations/search", "", at);
    held.ask("GET", "/locations/{locationId}/customFields", "", here);
    held.ask("GET", "/locations/{locationId}", "", here);
    held.ask("GET", "/blogs/site/all", "", "skip=0&limit=9&" + at);
    held.ask("GET", "/blogs/authors", "", "offset=0&limit=9&" + at);
    held.ask("GET", "/blogs/categories", "", "offset=0&limit=9&" + at);
    held.assertNothingWrong();
  }

  @Test
  void refusalsLookAsTheVendorStates() throws Exception {
    held.guest.contact("'email':'a@b.example'");
    JsonNode duplicate = held.ask("POST", "/contacts/", "{'locationId':#,'email':'a@b.example'}");
    assertEquals(400, duplicate.path("statusCode").asInt());
    held.ask("POST", "/contacts/", "{'locationId':#,'nick':'A'}");
    held.guest.headers.remove("Version");
    held.ask("GET", "/contacts/{contactId}", "", "x");
    held.assertNothingWrong();
  }
}
