package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** The fields that the location has added to contacts and opportunities: a list without paging. */
final class CustomFields {
  private static final Shape LIST = Shape.of("model contact|opportunity|all");
  private static final View FIELD =
      View.of(
          """
          id name fieldKey placeholder dataType position picklistOptions isAllowedCustomOption
          locationId model
          """);

  private final Table table;

  CustomFields(World world) {
    this.table = world.customFields();
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("custom_field.list", "/locations/{locationId}/customFields", this::list)
            .query(LIST));
  }

  private ObjectNode list(Call call) {
    Set<String> all = Set.of("", "all");
    String model = call.text("model");
    List<ObjectNode> shown =
        table.index().rows().stream()
            .filter(row -> all.contains(model) || row.path("model").asText().equals(model))
            .map(FIELD::of)
            .toList();
    return Json.object().set("customFields", Json.array(shown));
  }
}
