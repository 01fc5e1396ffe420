package dev.pollen.connectors.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** JSON as bytes and back, with one mapper for the whole module. Safe for all threads. */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ObjectReader READER =
      MAPPER.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final ObjectWriter WRITER = MAPPER.writer();

  private Json() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The value in a text; a missing node when it is empty or not exactly one JSON value. */
  public static JsonNode read(byte[] bytes) {
    try {
      JsonNode node = READER.readTree(bytes);
      return node == null ? MissingNode.getInstance() : node;
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  /** Why the bytes are not exactly one JSON value, in words that follow "the reply". */
  static String problem(byte[] bytes) {
    try {
      READER.readTree(bytes);
      return "is not one JSON value";
    } catch (StreamConstraintsException e) {
      return "is JSON that nobody should have to read: " + e.getOriginalMessage();
    } catch (JsonEOFException e) {
      return "is JSON that ends in the middle";
    } catch (IOException e) {
      return "is not JSON";
    }
  }

  public static byte[] write(JsonNode node) {
    try {
      return WRITER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree that cannot be written", e);
    }
  }

  /** A number, text or truth value as a person would write it; anything else as JSON. */
  public static String text(JsonNode node) {
    if (node.isFloatingPointNumber()) {
      return node.decimalValue().stripTrailingZeros().toPlainString();
    }
    return node.isValueNode() ? node.asText() : node.toString();
  }

  /** Whether something stands there: neither missing nor null. */
  public static boolean given(JsonNode node) {
    return node != null && !node.isMissingNode() && !node.isNull();
  }
}
