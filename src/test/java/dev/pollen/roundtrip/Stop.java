package dev.pollen.roundtrip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.OperationSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One line of the tour: an operation, its inputs, under which name its reply is kept, and what must
 * be seen in it. A text {@code #name/pointer} stands for what an earlier reply held there; required
 * inputs that are not written have the catalog's example.
 */
record Stop(JsonNode line) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Stop> all() throws IOException {
    try (InputStream in = Stop.class.getResourceAsStream("/round-trip.jsonl")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(Stop::of).toList();
    }
  }

  private static Stop of(String line) {
    try {
      return new Stop(JSON.readTree(line));
    } catch (IOException e) {
      throw new IllegalStateException(line, e);
    }
  }

  String key() {
    return "highlevel." + line.path("do").asText();
  }

  boolean agency() {
    return line.path("agency").asBoolean();
  }

  Optional<String> as() {
    return Optional.ofNullable(line.path("as").textValue());
  }

  JsonNode see() {
    return line.path("see");
  }

  ObjectNode inputs(OperationSpec spec, Kept kept) {
    ObjectNode inputs = JSON.createObjectNode();
    spec.inputs().stream()
        .filter(Field::mustBeGiven)
        .forEach(field -> field.example().ifPresent(value -> inputs.set(field.name(), value)));
    if (line.path("with") instanceof ObjectNode with) {
      inputs.setAll((ObjectNode) kept.filled(with));
    }
    return inputs;
  }
}
