package dev.pollen.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairsTest {
  private static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();
  private static final OperationSpec CREATE =
      CATALOG.operation("highlevel.contact.create").orElseThrow();

  @Test
  void aValueBecomesWhatTheFieldIs() {
    ObjectNode inputs = read("firstName=007", "dnd=true");
    assertEquals("{\"firstName\":\"007\",\"dnd\":true}", inputs.toString());
  }

  @Test
  void aListGrowsBySayingItAgainOrIsGivenAsJson() {
    assertEquals("{\"tags\":[\"a\",\"b\"]}", read("tags=a", "tags=b").toString());
    assertEquals("{\"tags\":[\"a\",\"b\"]}", read("tags=[\"a\",\"b\"]").toString());
  }

  @Test
  void aDotReachesIntoAnObject() {
    ObjectNode inputs = read("dndSettings.Email.status=active");
    assertEquals("active", inputs.at("/dndSettings/Email/status").asText());
  }

  @Test
  void aValueOfTheWrongTypeNamesTheField() {
    CommandFault fault = assertThrows(CommandFault.class, () -> read("dnd=maybe"));
    assertTrue(fault.getMessage().contains("'dnd' must be true or false"));
    assertEquals(Exit.USAGE, fault.code());
  }

  @Test
  void whatIsMissingUnknownOrNotAllowedIsToldAtOnce() {
    OperationSpec add = CATALOG.operation("highlevel.contact_task.create").orElseThrow();
    ObjectNode inputs = JsonNodeFactory.instance.objectNode().put("titel", "x").put("completed", 1);
    List<String> wrong = InputCheck.problems(add, inputs);
    assertEquals(5, wrong.size(), wrong::toString);
    assertTrue(wrong.stream().anyMatch(line -> line.contains("did you mean 'title'?")));
  }

  @Test
  void nullStandsOnlyWhereTheSystemTakesIt() {
    ObjectNode inputs = JsonNodeFactory.instance.objectNode().putNull("phone").putNull("gender");
    assertEquals(List.of("'gender' must be text, not null"), InputCheck.problems(CREATE, inputs));
  }

  @Test
  void aNumberWhereATextIsWantedIsItsDigits() {
    ObjectNode inputs = JsonNodeFactory.instance.objectNode().put("postalCode", 80014);
    assertEquals("80014", new Call(CREATE, "acme", inputs).inputs().path("postalCode").textValue());
  }

  private static ObjectNode read(String... pairs) {
    ObjectNode inputs = JsonNodeFactory.instance.objectNode();
    List.of(pairs).forEach(pair -> Pairs.put(inputs, pair, CREATE.inputs()));
    return inputs;
  }
}
