package dev.pollen.engine.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonTest {
  private final Person ada = new Person(List.of(" Ada@Example.com", "c-1", "+1 555 0100"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@example.com",
        "write to ADA@example.com.",
        "<ada@example.com>",
        "\nada@example.com, bob@example.com",
        "call +1 555 0100!"
      })
  void aWordIsFoundWhereItStandsWhole(String text) {
    assertTrue(ada.isIn(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nada@example.com",
        "x.ada@example.com",
        "ada@example.com.au",
        "ada@example.community",
        "+1 555 01001",
        ""
      })
  void aLongerAddressIsSomebodyElses(String text) {
    assertFalse(ada.isIn(text));
  }

  @Test
  void aShortIdIsOnlyARecordsKey() {
    assertFalse(ada.isIn("c-1"));
    assertTrue(ada.isKey("c-1"));
    assertTrue(ada.isKey("parent|c-1"));
    assertFalse(ada.isKey("c-12"));
  }

  @Test
  void idsThatDifferInTheirCapitalsAreTwoPeoples() {
    Person one = new Person(List.of("Lc7vTn3qZr5w", "Ada@Example.com"));
    assertEquals(List.of("Lc7vTn3qZr5w", "ada@example.com"), one.words());
    assertTrue(one.isIn("contact Lc7vTn3qZr5w"));
    assertTrue(one.isKey("parent|Lc7vTn3qZr5w"));
    assertFalse(one.isIn("contact lC7vTn3qZr5w"));
    assertFalse(one.isKey("lC7vTn3qZr5w"));
    assertTrue(one.isKey("ADA@example.com"));
    assertEquals(2, new Person(List.of("Lc7vTn3qZr5w", "lC7vTn3qZr5w")).words().size());
  }

  @Test
  void fieldsAreLookedThroughToTheLastNameAndNumber() {
    JsonNodeFactory make = JsonNodeFactory.instance;
    assertTrue(
        ada.isIn(make.objectNode().set("a", make.arrayNode().add(1).add("ada@example.com"))));
    assertTrue(ada.isIn(make.objectNode().put("ada@example.com", true)));
    assertTrue(new Person(List.of("15550100")).isIn(make.objectNode().put("phone", 15550100)));
    assertFalse(ada.isIn(make.objectNode().put("email", "bob@example.com").putNull("phone")));
    assertFalse(ada.isIn(make.missingNode()));
  }

  @Test
  void nobodyIsNobody() {
    assertThrows(IllegalArgumentException.class, () -> new Person(List.of(" ")));
    assertEquals(List.of("a@b.c"), new Person(List.of("A@b.c", " a@b.c ")).words());
  }
}
