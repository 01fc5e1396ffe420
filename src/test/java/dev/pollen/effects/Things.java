package dev.pollen.effects;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.sandbox.SandboxKit;
import dev.pollen.sandbox.ShelfKit;
import java.util.HashMap;
import java.util.Map;

/** One thing of each kind, made in a sandbox, by the word that stands for its id. */
final class Things {
  private final SandboxKit kit;
  private final Map<String, String> ids = new HashMap<>();

  private Things(SandboxKit kit) {
    this.kit = kit;
  }

  static Map<String, String> make(SandboxKit kit) {
    Things things = new Things(kit);
    things.people();
    things.events();
    things.deals();
    things.press();
    return things.ids;
  }

  private void post(String word, String path, String body, String id) {
    JsonNode reply = kit.post(filled(path), filled(body));
    JsonNode made = reply.at(id);
    if (!made.isTextual()) {
      throw new AssertionError(word + ": " + reply);
    }
    ids.put(word, made.asText());
  }

  private String filled(String text) {
    String whole = text;
    for (Map.Entry<String, String> one : ids.entrySet()) {
      whole = whole.replace("<" + one.getKey() + ">", one.getValue());
    }
    return whole;
  }

  private void people() {
    ids.put("location", kit.sandbox().location());
    post(
        "contact",
        "/contacts/",
        "{'locationId':#,'firstName':'Ready','lastName':'Made','email':'ready@example.com',"
            + "'tags':['ready']}",
        "/contact/id");
    post("note", "/contacts/<contact>/notes", "{'body':'There'}", "/note/id");
    post(
        "task",
        "/contacts/<contact>/tasks",
        "{'title':'There','dueDate':'2026-04-01T10:00:00Z','completed':false}",
        "/task/id");
    ids.put("campaign", byHand(ShelfKit.CAMPAIGNS, "{'name':'There','status':'published'}"));
    ids.put("workflow", byHand(ShelfKit.WORKFLOWS, "{'name':'There','status':'published'}"));
    post(
        "user",
        "/users/",
        "{'companyId':^,'firstName':'There','lastName':'User','email':'there@example.com',"
            + "'password':'Secret-1234','type':'account','role':'user','locationIds':[#]}",
        "/id");
  }

  private String byHand(ShelfKit shelf, String fields) {
    return kit.byHand(shelf, "", fields);
  }

  private void events() {
    post("calendar", "/calendars/", "{'locationId':#,'name':'There'}", "/calendar/id");
    post(
        "appointment",
        "/calendars/events/appointments",
        "{'locationId':#,'calendarId':'<calendar>','contactId':'<contact>',"
            + "'startTime':'2026-03-04T16:00:00Z','ignoreFreeSlotValidation':true}",
        "/id");
    post(
        "appointment_note",
        "/calendars/appointments/<appointment>/notes",
        "{'body':'There'}",
        "/note/id");
    post(
        "block",
        "/calendars/events/block-slots",
        "{'locationId':#,'calendarId':'<calendar>','title':'There',"
            + "'startTime':'2026-03-07T16:00:00Z','endTime':'2026-03-07T17:00:00Z'}",
        "/id");
    post(
        "group",
        "/calendars/groups",
        "{'locationId':#,'name':'There','description':'d','slug':'there'}",
        "/group/id");
    post(
        "notification",
        "/calendars/<calendar>/notifications",
        "[{'receiverType':'contact','channel':'email','notificationType':'reminder'}]",
        "/0/_id");
    post(
        "room",
        "/calendars/resources/rooms",
        "{'locationId':#,'name':'There','description':'d','quantity':1,'outOfService':0,"
            + "'capacity':4,'calendarIds':[]}",
        "/id");
  }

  private void deals() {
    String pipelines = "/opportunities/pipelines?locationId=" + kit.sandbox().location();
    ids.put("pipeline", kit.get(pipelines).at("/pipelines/0/id").asText());
    post(
        "deal",
        "/opportunities/",
        "{'locationId':#,'pipelineId':'<pipeline>','name':'There','status':'open',"
            + "'contactId':'<contact>'}",
        "/opportunity/id");
    post("business", "/businesses/", "{'locationId':#,'name':'There'}", "/buiseness/id");
    post(
        "association",
        "/associations/",
        "{'locationId':#,'key':'owner_car','firstObjectLabel':'Owner','firstObjectKey':'contact',"
            + "'secondObjectLabel':'Car','secondObjectKey':'custom_objects.cars'}",
        "/id");
    post(
        "relation",
        "/associations/relations",
        "{'locationId':#,'associationId':'<association>','firstRecordId':'<contact>',"
            + "'secondRecordId':'car1'}",
        "/id");
    String message =
        "{'type':'SMS','subType':'SMS','contactId':'<contact>','status':'pending',"
            + "'message':'There'}";
    post("message", "/conversations/messages", message, "/messageId");
    post("conversation", "/conversations/messages", message, "/conversationId");
  }

  private void press() {
    ids.put("blog", byHand(ShelfKit.SITES, "{'name':'There'}"));
    ids.put("author", byHand(ShelfKit.AUTHORS, "{'name':'There'}"));
    post(
        "post",
        "/blogs/posts",
        "{'title':'There','locationId':#,'blogId':'<blog>','imageUrl':'https://example.com/i.png',"
            + "'description':'d','rawHTML':'<p>d</p>','status':'PUBLISHED','imageAltText':'i',"
            + "'categories':[],'author':'<author>','urlSlug':'there',"
            + "'publishedAt':'2026-03-02T10:00:00Z'}",
        "/data/_id");
  }
}
