package dev.pollen.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** What the vendor bounds is bounded in the shipped catalog, and what breaks it is told. */
class BoundsTest {
  private static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "calendar.create; {openHours: [{daysOfTheWeek: [7]}]}; 0 to 6",
        "calendar.create; {openHours: [{hours: [{openHour: 24}]}]}; 0 to 23",
        "calendar.update; {openHours: [{hours: [{closeMinute: 61}]}]}; 0 to 60",
        "calendar.update; {availabilities: [{hours: [{openMinute: -1}]}]}; 0 to 60",
        "calendar.create; {recurring: {count: 25}}; at most 24",
        "appointment_note.list; {limit: 21}; at most 20",
        "appointment_note.list; {offset: -1}; 0 or more",
        "appointment_note.create; {body: LONG}; at most 5000 characters, not 5001",
        "appointment_note.update; {body: LONG}; at most 5000 characters, not 5001",
        "contact_business.bulk_update; {ids: [LONG]}; at most 50 characters, not 5001"
      })
  void whatIsOutsideIsToldWithTheRule(String key, String inputs, String rule) {
    List<String> wrong = problems(key, inputs.replace("LONG", "x".repeat(5001)));
    assertEquals(1, wrong.size(), wrong::toString);
    assertTrue(wrong.get(0).contains(rule), wrong.get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "calendar.create; {openHours: [{daysOfTheWeek: [0, 6], hours: [{openHour: 0, closeMinute: 60}]}]}",
        "appointment_note.list; {limit: 20, offset: 0}",
        "appointment_note.create; {body: ''}"
      })
  void whatIsInsideIsFine(String key, String inputs) {
    assertEquals(List.of(), problems(key, inputs));
  }

  private static List<String> problems(String key, String inputs) {
    JsonNode given = new ObjectMapper().valueToTree(new Yaml().load(inputs));
    return InputBounds.problems(given, CATALOG.operation("highlevel." + key).orElseThrow());
  }
}
