package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The fields of a row that one reply shows, in its order. */
final class View {
  private final List<String> fields;

  private View(List<String> fields) {
    this.fields = fields;
  }

  /** The names of fields, parted by blanks or line ends. */
  static View of(String names) {
    return new View(List.of(names.strip().split("\\s+")));
  }

  /** A new object; what the row lacks is left out. */
  ObjectNode of(ObjectNode row) {
    ObjectNode shown = Json.object();
    for (String field : fields) {
      JsonNode value = row.path(field);
      if (!value.isMissingNode()) {
        shown.set(field, value);
      }
    }
    return shown;
  }
}
