package dev.pollen.engine.names;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Choices;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One thing that may be chosen.
 *
 * @param names all that it is called
 * @param shown for messages: its name after that of what it belongs to
 */
record Option(String id, List<String> names, String shown) {

  static Option of(JsonNode record, Choices choices, String belongsTo) {
    List<String> labels = texts(record, choices.labels().stream());
    List<String> names =
        Stream.concat(labels.stream(), key(record, choices.key())).distinct().toList();
    String id = record.at(choices.value()).asText();
    String first = labels.isEmpty() ? id : labels.get(0);
    return new Option(id, names, belongsTo.isEmpty() ? first : belongsTo + " / " + first);
  }

  private static List<String> texts(JsonNode record, Stream<JsonPointer> pointers) {
    return pointers.map(at -> record.at(at).asText().strip()).filter(t -> !t.isEmpty()).toList();
  }

  private static Stream<String> key(JsonNode record, Optional<JsonPointer> pointer) {
    return texts(record, pointer.stream()).stream()
        .flatMap(key -> Stream.of(key, key.substring(key.indexOf('.') + 1)));
  }

  boolean isCalled(String name) {
    return names.contains(name);
  }

  boolean isCalledAnyCase(String name) {
    return names.stream().anyMatch(name::equalsIgnoreCase);
  }

  @Override
  public String toString() {
    return "%s (%s)".formatted(shown, id);
  }
}
