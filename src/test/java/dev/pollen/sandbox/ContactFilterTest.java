package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The filters of a contact search, on three contacts added a second after another. */
class ContactFilterTest {
  private static Guest guest;
  private static List<String> ids;

  @BeforeAll
  static void open() throws Exception {
    SetClock clock = new SetClock();
    guest = Guest.of(Guest.options(clock).withWriteLag(Duration.ZERO));
    String ada = guest.contact("'firstName':'Ada','email':'ada@a.example','tags':['vip','New']");
    clock.on(Duration.ofSeconds(1));
    String ben = guest.contact("'firstName':'Ben','dnd':true,'tags':['old']");
    clock.on(Duration.ofSeconds(1));
    String size = "[{'id':'size','field_value':42}]";
    String eve = guest.contact("'firstName':'Eve','city':'Aachen','customFields':" + size);
    ids = List.of(ada, ben, eve);
  }

  @AfterAll
  static void close() throws Exception {
    guest.close();
  }

  private static String found(String filter) throws Exception {
    String fields = "'pageLimit':9,'sort':[{'field':'firstName','direction':'asc'}],'filters':[";
    StringBuilder letters = new StringBuilder();
    for (JsonNode one : guest.search(fields + filter + "]").path("contacts")) {
      letters.append("abe".charAt(ids.indexOf(one.path("id").asText())));
    }
    return letters.toString();
  }

  private static String condition(String field, String operator, String value) {
    String start = "{'field':'%s','operator':'%s'".formatted(field, operator);
    return start + (value == null ? "}" : ",'value':" + value + "}");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "firstName, eq, 'ADA', a",
        "firstName, not_eq, 'ada', be",
        "email, contains, '.EXAMPLE', a",
        "email, not_contains, 'x', be",
        "email, exists, , a",
        "email, not_exists, , be",
        "tags, eq, 'vip', a",
        "tags, contains, 'L', b",
        "tags, exists, , ab",
        "dnd, eq, true, b",
        "customFields.size, eq, 42, e",
        "customFields.size, eq, 42.0, e",
        "customFields.size, range, {'gt':41.5}, e",
        "dateAdded, eq, '2026-03-02T10:15:31.255Z', b",
        "dateAdded, range, {'gte':'2026-03-02T10:15:31.255'}, be",
        "dateAdded, range, `{'gt':1772446530255,'lt':1772446532255}`, b",
        "dateUpdated, range, {'lte':'2026-03-02T11:15:30.255+01:00'}, a",
      })
  void aConditionFinds(String field, String operator, String value, String expected)
      throws Exception {
    assertEquals(expected, found(condition(field, operator, value)));
  }

  @Test
  void conditionsAreJoinedByAndUnlessAGroupSaysOr() throws Exception {
    String vip = condition("tags", "eq", "'vip'");
    String town = condition("city", "exists", null);
    assertEquals("", found(vip + "," + town));
    assertEquals("ae", found("{'group':'OR','filters':[%s,%s]}".formatted(vip, town)));
    String both = "{'group':'AND','filters':[%s,%s]}".formatted(vip, town);
    String old = condition("tags", "eq", "'old'");
    assertEquals("b", found("{'group':'OR','filters':[%s,%s]}".formatted(both, old)));
  }

  @Test
  void everyMistakeIsToldWithItsPlace() throws Exception {
    String wrong =
        condition("shoe", "eq", "'x'")
            + ","
            + condition("email", "like", "'x'")
            + ","
            + condition("dateAdded", "range", "{'after':1,'gt':'soon'}")
            + ",{'group':'XOR','filters':[%s]}".formatted(condition("email", "eq", null));
    String body = "{'locationId':#,'pageLimit':9,'filters':[" + wrong + "]}";
    List<String> places =
        Heard.ids(guest.post("/contacts/search", body).as(422).path("message")).stream()
            .map(message -> message.substring(0, message.indexOf(' ')))
            .toList();
    assertEquals(
        List.of(
            "filters.0.field",
            "filters.1.operator",
            "filters.2.value.after",
            "filters.2.value.gt",
            "filters.3.group",
            "filters.3.filters.0.value"),
        places);
  }
}
