package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The fields of contacts by which searches filter and sort. */
final class ContactFields {
  private static final Set<String> TIMES = Set.of("dateAdded", "dateUpdated", "dateOfBirth");
  private static final Set<String> NAMES =
      Set.of(
          "id",
          "firstName",
          "firstNameLowerCase",
          "lastName",
          "lastNameLowerCase",
          "fullNameLowerCase",
          "email",
          "phone",
          "type",
          "source",
          "assignedTo",
          "address",
          "city",
          "state",
          "country",
          "postalCode",
          "website",
          "timezone",
          "dateOfBirth",
          "companyName",
          "businessName",
          "businessId",
          "tags",
          "followers",
          "dnd",
          "dateAdded",
          "dateUpdated");
  private static final String CUSTOM = "customFields.";

  private ContactFields() {}

  static boolean known(String field) {
    return NAMES.contains(field) || field.startsWith(CUSTOM);
  }

  static List<String> names() {
    return NAMES.stream().sorted().toList();
  }

  /** The value of a field; times as milliseconds, missing when there is none. */
  static JsonNode value(ObjectNode row, String field) {
    JsonNode value =
        field.startsWith(CUSTOM)
            ? custom(row, field.substring(CUSTOM.length()))
            : row.path("address".equals(field) ? "address1" : field);
    return TIMES.contains(field) ? time(value) : value;
  }

  private static JsonNode custom(ObjectNode row, String id) {
    for (JsonNode field : row.path("customFields")) {
      if (field.path("id").asText().equals(id)) {
        return field.path("value");
      }
    }
    return MissingNode.getInstance();
  }

  private static JsonNode time(JsonNode value) {
    return Stamps.read(value.asText("")).<JsonNode>map(LongNode::valueOf).orElse(value);
  }

  /** The same, in a form that sorts: texts in small letters, nothing as null. */
  static JsonNode sortable(ObjectNode row, String field) {
    JsonNode value = value(row, field);
    if (value.isMissingNode() || value.isContainerNode()) {
      return NullNode.getInstance();
    }
    return value.isTextual() ? TextNode.valueOf(value.asText().toLowerCase(Locale.ROOT)) : value;
  }
}
