package dev.pollen.effects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.sandbox.SandboxKit;
import java.util.Map;
import java.util.TreeMap;

/**
 * An input for each of HighLevel's actions, with the ids of things that stand ready in a sandbox.
 */
final class Works {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<String, String> INPUTS = inputs();

  private Works() {}

  /** The keys, without their system. */
  static java.util.Set<String> keys() {
    return INPUTS.keySet();
  }

  /** The input of one action, after the things it needs were made. */
  static ObjectNode input(String key, SandboxKit kit) {
    String text = INPUTS.get(key);
    for (Map.Entry<String, String> thing : Things.make(kit).entrySet()) {
      text = text.replace("@" + thing.getKey() + "'", thing.getValue() + "'");
    }
    if (text.contains("'@")) {
      throw new AssertionError(key + ": " + text);
    }
    return json(text);
  }

  static ObjectNode json(String text) {
    try {
      JsonNode read = MAPPER.readTree(text.replace('\'', '"'));
      return (ObjectNode) read;
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  private static Map<String, String> inputs() {
    Map<String, String> all = new TreeMap<>();
    all.putAll(contacts());
    all.putAll(calendars());
    all.putAll(others());
    return all;
  }

  private static Map<String, String> contacts() {
    Map<String, String> all = new TreeMap<>();
    String contact = "'contactId':'@contact'";
    all.put("contact.create", "{'firstName':'Ada','lastName':'New','email':'ada.new@example.com'}");
    all.put(
        "contact.upsert", "{'firstName':'Ada','lastName':'Newer','email':'ada.up@example.com'}");
    all.put("contact.update", "{%s,'city':'Rome'}".formatted(contact));
    all.put("contact.delete", "{%s}".formatted(contact));
    all.put("contact.find", "{'email':'ready@example.com'}");
    all.put("contact_note.create", "{%s,'body':'Call back on Monday'}".formatted(contact));
    all.put("contact_note.update", "{%s,'id':'@note','body':'Changed'}".formatted(contact));
    all.put("contact_note.delete", "{%s,'id':'@note'}".formatted(contact));
    all.put(
        "contact_task.create",
        "{%s,'title':'Call back','dueDate':'2026-04-01T10:00:00Z','completed':false}"
            .formatted(contact));
    all.put("contact_task.update", "{%s,'taskId':'@task','title':'Changed'}".formatted(contact));
    all.put("contact_task.complete", "{%s,'taskId':'@task','completed':true}".formatted(contact));
    all.put("contact_task.delete", "{%s,'taskId':'@task'}".formatted(contact));
    all.put("contact_tag.add", "{%s,'tags':['more']}".formatted(contact));
    all.put("contact_tag.remove", "{%s,'tags':['ready']}".formatted(contact));
    all.put("contact_tag.bulk_update", "{'type':'add','contacts':['@contact'],'tags':['all']}");
    all.put("contact_follower.add", "{%s,'followers':['@user']}".formatted(contact));
    all.put("contact_follower.remove", "{%s,'followers':['@user']}".formatted(contact));
    all.put("contact_campaign.add", "{%s,'campaignId':'@campaign'}".formatted(contact));
    all.put("contact_campaign.remove", "{%s,'campaignId':'@campaign'}".formatted(contact));
    all.put("contact_campaign.remove_all", "{%s}".formatted(contact));
    all.put("contact_workflow.add", "{%s,'workflowId':'@workflow'}".formatted(contact));
    all.put("contact_workflow.remove", "{%s,'workflowId':'@workflow'}".formatted(contact));
    all.put("contact_business.bulk_update", "{'businessId':'@business','ids':['@contact']}");
    return all;
  }

  private static Map<String, String> calendars() {
    Map<String, String> all = new TreeMap<>();
    String booked = "'calendarId':'@calendar','contactId':'@contact'";
    all.put(
        "appointment.create",
        ("{%s,'title':'First talk','startTime':'2026-03-05T16:00:00Z',"
                + "'ignoreFreeSlotValidation':true}")
            .formatted(booked));
    all.put("appointment.update", "{'eventId':'@appointment','title':'Changed'}");
    all.put("appointment_note.create", "{'appointmentId':'@appointment','body':'Bring the plan'}");
    all.put(
        "appointment_note.update",
        "{'appointmentId':'@appointment','noteId':'@appointment_note','body':'Changed'}");
    all.put(
        "appointment_note.delete", "{'appointmentId':'@appointment','noteId':'@appointment_note'}");
    all.put(
        "blocked_slot.create",
        "{'calendarId':'@calendar','title':'Day off','startTime':'2026-03-06T16:00:00Z',"
            + "'endTime':'2026-03-06T17:00:00Z'}");
    all.put(
        "blocked_slot.update", "{'eventId':'@block','calendarId':'@calendar','title':'Changed'}");
    all.put("calendar_event.delete", "{'eventId':'@appointment'}");
    all.put("calendar.create", "{'name':'First talk'}");
    all.put("calendar.update", "{'calendarId':'@calendar','name':'Changed'}");
    all.put("calendar.delete", "{'calendarId':'@calendar'}");
    all.put("calendar_group.create", "{'name':'Team','description':'d','slug':'team'}");
    String group = "'groupId':'@group'";
    all.put(
        "calendar_group.update",
        "{%s,'name':'Changed','description':'d','slug':'changed'}".formatted(group));
    all.put("calendar_group.update_status", "{%s,'isActive':false}".formatted(group));
    all.put("calendar_group.validate_slug", "{'slug':'free'}");
    all.put("calendar_group.delete", "{%s}".formatted(group));
    all.put(
        "calendar_notification.create",
        "{'calendarId':'@calendar','body':[{'receiverType':'contact','channel':'email',"
            + "'notificationType':'booked'}]}");
    String notification = "'calendarId':'@calendar','notificationId':'@notification'";
    all.put("calendar_notification.update", "{%s,'subject':'Changed'}".formatted(notification));
    all.put("calendar_notification.delete", "{%s}".formatted(notification));
    String room = "'resourceType':'rooms'";
    all.put(
        "calendar_resource.create",
        ("{%s,'name':'Room','description':'d','quantity':1,'outOfService':0,'capacity':4,"
                + "'calendarIds':[]}")
            .formatted(room));
    all.put("calendar_resource.update", "{%s,'id':'@room','name':'Changed'}".formatted(room));
    all.put("calendar_resource.delete", "{%s,'id':'@room'}".formatted(room));
    return all;
  }

  private static Map<String, String> others() {
    Map<String, String> all = new TreeMap<>();
    String deal = "'id':'@deal'";
    all.put(
        "opportunity.create",
        "{'pipelineId':'@pipeline','name':'Roof','status':'open','contactId':'@contact'}");
    all.put(
        "opportunity.upsert",
        "{'pipelineId':'@pipeline','name':'Cellar','status':'open','followers':[],"
            + "'isRemoveAllFollowers':false,'followersActionType':'add'}");
    all.put("opportunity.update", "{%s,'monetaryValue':5}".formatted(deal));
    all.put("opportunity.update_status", "{%s,'status':'won'}".formatted(deal));
    all.put("opportunity.delete", "{%s}".formatted(deal));
    all.put("opportunity_follower.add", "{%s,'followers':['@user']}".formatted(deal));
    all.put("opportunity_follower.remove", "{%s,'followers':['@user']}".formatted(deal));
    all.put("business.create", "{'name':'Mill'}");
    all.put("business.update", "{'businessId':'@business','city':'Rome'}");
    all.put("business.delete", "{'businessId':'@business'}");
    all.put(
        "association.create",
        "{'key':'owner_boat','firstObjectLabel':'Owner','firstObjectKey':'contact',"
            + "'secondObjectLabel':'Boat','secondObjectKey':'custom_objects.boats'}");
    all.put(
        "association.update",
        "{'associationId':'@association','firstObjectLabel':'Owner','secondObjectLabel':'Van'}");
    all.put("association.delete", "{'associationId':'@association'}");
    all.put(
        "relation.create",
        "{'associationId':'@association','firstRecordId':'@contact','secondRecordId':'car2'}");
    all.put("relation.delete", "{'relationId':'@relation'}");
    all.put(
        "message.send",
        "{'type':'SMS','subType':'SMS','contactId':'@contact','status':'pending',"
            + "'message':'See you at ten'}");
    all.put("message.update_status", "{'messageId':'@message','status':'read'}");
    all.put(
        "live_chat.set_typing",
        "{'conversationId':'@conversation','visitorId':'v1','isTyping':'true'}");
    all.put("blog_post.create", post("Five kitchens", "five-kitchens", ""));
    all.put("blog_post.update", post("Changed", "changed", "'postId':'@post',"));
    all.put("location.create", "{'name':'Branch'}");
    all.put("location.find", "{'locationId':'@location'}");
    all.put("location.update", "{'locationId':'@location','city':'Rome'}");
    String person =
        "'firstName':'Grace','lastName':'Example','password':'Secret-1234','type':'account',"
            + "'role':'user','locationIds':['@location']";
    all.put("user.create", "{%s,'email':'grace@example.com'}".formatted(person));
    all.put("user.update", "{'userId':'@user','firstName':'Changed'}");
    all.put("user.delete", "{'userId':'@user'}");
    return all;
  }

  private static String post(String title, String slug, String more) {
    return ("{%s'title':'%s','blogId':'@blog','imageUrl':'https://example.com/i.png',"
            + "'description':'d','rawHTML':'<p>d</p>','status':'PUBLISHED','imageAltText':'i',"
            + "'categories':[],'author':'@author','urlSlug':'%s',"
            + "'publishedAt':'2026-03-02T10:00:00Z'}")
        .formatted(more, title, slug);
  }
}
