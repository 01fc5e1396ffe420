package dev.pollen.engine.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.engine.spi.Vault.Kept;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** What is kept, before it is sealed: {@code {"secrets": {name: text}, "facts": {…}}}. */
final class KeptJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private KeptJson() {}

  static byte[] write(Kept kept) {
    ObjectNode json = JSON.createObjectNode();
    ObjectNode secrets = json.putObject("secrets");
    new TreeMap<>(kept.secrets()).forEach(secrets::put);
    json.set("facts", kept.facts());
    try {
      return JSON.writeValueAsBytes(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Kept read(byte[] bytes) {
    try {
      JsonNode json = JSON.readTree(bytes);
      Map<String, String> secrets = new TreeMap<>();
      json.path("secrets")
          .properties()
          .forEach(e -> secrets.put(e.getKey(), e.getValue().asText()));
      return new Kept(secrets, (ObjectNode) json.path("facts"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
