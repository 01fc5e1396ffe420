package dev.pollen.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;

/**
 * What can be done with the records of one trigger at an opened sandbox.
 *
 * @param with the trigger's inputs
 * @param make makes a record more
 * @param change changes one, by its key
 * @param only the key of the one record that there is, where there is but one
 */
record Play(ObjectNode with, Optional<Make> make, Optional<Change> change, Optional<String> only) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Makes a record of this number and answers its key. */
  @FunctionalInterface
  interface Make {
    JsonNode record(int number);
  }

  /** Changes the record with this key, in a way that is of this number. */
  @FunctionalInterface
  interface Change {
    void record(String key, int number);
  }

  static Play start() {
    return new Play(
        MAPPER.createObjectNode(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  Play with(String input, Object value) {
    ObjectNode more = with.deepCopy();
    more.set(input, MAPPER.valueToTree(value));
    return new Play(more, make, change, only);
  }

  Play made(Make by) {
    return new Play(with, Optional.of(by), change, only);
  }

  Play changed(Change by) {
    return new Play(with, make, Optional.of(by), only);
  }

  /** The same with one record made, which is the only one, and its key as an input more. */
  Play alone(String input) {
    JsonNode key = make.orElseThrow().record(1);
    return new Play(with, Optional.empty(), change, only).with(input, key).of(key);
  }

  static JsonNode key(String text) {
    return TextNode.valueOf(text);
  }

  /** With one record that is there already. */
  Play of(String key) {
    return new Play(with, make, change, Optional.of(key));
  }

  Play of(JsonNode key) {
    return of(key.asText());
  }
}
