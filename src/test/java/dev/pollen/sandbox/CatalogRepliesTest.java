package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is there from the start is told where and as the catalog says. */
class CatalogRepliesTest {
  private static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();
  private static final String PAGE = "&limit=5&skip=0";
  private static final String OFFSET = "&limit=5&offset=0";

  /** Sent by the vendor without being documented: the place to go on from. */
  private static final Map<String, String> EXTRA =
      Map.of("highlevel.conversation.search", "lastMessageDate");

  private final List<String> wrong = new ArrayList<>();

  @Test
  void listsHaveTheCatalogsFields() throws Exception {
    try (Guest guest = Guest.of(Guest.options(new SetClock()).withContacts(9))) {
      String here = "?locationId=" + guest.sandbox.location();
      String company = "?companyId=" + guest.sandbox.company();
      compare(guest, "user.search", "/users/search" + company);
      compare(guest, "user.list_by_location", "/users/" + here);
      compare(guest, "conversation.search", "/conversations/search" + here);
      compare(guest, "business.list_by_location", "/businesses/" + here);
      compare(guest, "workflow.list", "/workflows/" + here);
      compare(guest, "campaign.list", "/campaigns/" + here);
      compare(guest, "location.search", "/locations/search");
      compare(guest, "association.list", "/associations/" + here + PAGE);
      compare(guest, "blog.list_by_location", "/blogs/site/all" + here + PAGE);
      compare(guest, "blog_author.list", "/blogs/authors" + here + OFFSET);
      compare(guest, "blog_category.list", "/blogs/categories" + here + OFFSET);
      String fields = "/locations/" + guest.sandbox.location() + "/customFields";
      compare(guest, "custom_field.list", fields);
      guest.actForTheAgency();
      compare(guest, "snapshot.list", "/snapshots/" + company);
      compare(guest, "company.get", "/companies/" + guest.sandbox.company());
      compare(guest, "location.search", "/locations/search");
    }
    assertEquals(List.of(), wrong);
  }

  private void compare(Guest guest, String key, String path) throws Exception {
    TriggerSpec spec = CATALOG.trigger("highlevel." + key).orElseThrow();
    JsonNode reply = guest.get(path).as(200);
    JsonNode records = at(reply, spec.shape().orElseThrow().records());
    assertFalse(records.isEmpty(), key);
    JsonNode record = records.isArray() ? records.get(0) : records;
    Set<String> known = names(spec.recordFields());
    known.add(EXTRA.getOrDefault(spec.key(), ""));
    record.fieldNames().forEachRemaining(name -> say(known.contains(name), key + " +" + name));
    spec.recordFields().stream()
        .filter(Field::required)
        .forEach(field -> say(record.has(field.name()), key + " -" + field.name()));
  }

  private static JsonNode at(JsonNode reply, List<JsonPointer> places) {
    return places.stream().map(reply::at).filter(Json::isThere).findFirst().orElseThrow();
  }

  private static Set<String> names(List<Field> fields) {
    return fields.stream().map(Field::name).collect(Collectors.toSet());
  }

  private void say(boolean holds, String otherwise) {
    if (!holds) {
      wrong.add(otherwise);
    }
  }
}
