package dev.pollen.engine.names;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.catalog.Choices;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RosterTest {
  private static final Choices BY_NAME =
      new Choices(
          "shop.pipeline.list",
          JsonNodeFactory.instance.objectNode(),
          Optional.empty(),
          Optional.empty(),
          JsonPointer.compile("/id"),
          List.of(JsonPointer.compile("/name")),
          Optional.empty(),
          List.of());

  @Test
  void aRecordThatCameOnTwoPagesIsNoOtherOneOfItsName() {
    List<JsonNode> listed = List.of(one("p1", "Sales"), one("p2", "Care"), one("p1", "Sales"));
    assertEquals(List.of("p1"), ids(listed, "Sales"));
  }

  @Test
  void twoOfOneNameAreBothTold() {
    assertEquals(
        List.of("p1", "p2"), ids(List.of(one("p1", "Sales"), one("p2", "Sales")), "Sales"));
  }

  private static List<String> ids(List<JsonNode> listed, String name) {
    Roster roster = Roster.of(listed, BY_NAME, Optional.empty());
    return roster.find(name).stream().map(Option::id).toList();
  }

  private static JsonNode one(String id, String name) {
    return JsonNodeFactory.instance.objectNode().put("id", id).put("name", name);
  }
}
