package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A spoilt answer: other bytes in the place of a reply's own. */
record Spoil(int status, String type, Buffer bytes) {
  static final String JSON = "application/json; charset=utf-8";
  private static final int DEPTH = 100_000;
  private static final String FAR_OUT = "1e999999999";
  private static final String LONG = "9".repeat(900);
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html><head><title>Service Unavailable</title></head>
      <body><h1>We will be back soon</h1></body></html>
      """;

  /** What the reply would send. */
  static Spoil plain(Reply reply) {
    return reply.content() instanceof Content.Download file
        ? new Spoil(reply.status(), file.type(), file.bytes())
        : new Spoil(reply.status(), JSON, Buffer.buffer(json(reply).toString()));
  }

  static Spoil truncated(Reply reply) {
    Spoil plain = plain(reply);
    return plain.with(plain.bytes.slice(0, plain.bytes.length() / 2));
  }

  static Spoil malformed(Reply reply) {
    Spoil plain = plain(reply);
    Buffer bytes = plain.bytes.copy();
    return plain.with(bytes.setByte(bytes.length() - 1, (byte) ']'));
  }

  static Spoil page(Reply reply) {
    return new Spoil(200, "text/html; charset=utf-8", Buffer.buffer(PAGE));
  }

  static Spoil deep(Reply reply) {
    String nested = "{\"value\":" + "[".repeat(DEPTH) + "]".repeat(DEPTH) + "}";
    return new Spoil(reply.status(), JSON, Buffer.buffer(nested));
  }

  /** Every object gets two more fields, with numbers that no ordinary type holds. */
  static Spoil numbers(Reply reply) {
    Spoil plain = plain(reply);
    String more = "{\"score\":%s,\"serial\":%s,".formatted(FAR_OUT, LONG);
    return plain.with(Buffer.buffer(plain.bytes.toString().replaceAll("\\{(?=\")", more)));
  }

  static Spoil types(Reply reply) {
    return remade(reply, Spoil::turned);
  }

  private static JsonNode turned(JsonNode value) {
    if (value instanceof ArrayNode list) {
      ObjectNode object = Json.object();
      list.forEach(item -> object.set(String.valueOf(object.size()), item));
      return object;
    }
    return value.isObject() ? Json.object().textNode(value.toString()) : value;
  }

  static Spoil twice(Reply reply) {
    return remade(reply, value -> isList(value) ? longer((ArrayNode) value) : value);
  }

  private static JsonNode longer(ArrayNode list) {
    return list.deepCopy().add(list.get(0).deepCopy());
  }

  static Spoil nameless(Reply reply) {
    return remade(
        reply,
        value -> {
          JsonNode copy = value.deepCopy();
          JsonNode record = isList(copy) ? copy.get(copy.size() / 2) : copy;
          if (record instanceof ObjectNode object) {
            object.remove("id");
          }
          return copy;
        });
  }

  private static boolean isList(JsonNode value) {
    return value.isArray() && !value.isEmpty() && value.get(0).isObject();
  }

  /** What stands in the reply's object, each value made anew; a reply of another form is one. */
  private static Spoil remade(Reply reply, UnaryOperator<JsonNode> each) {
    if (reply.content() instanceof Content.Download) {
      return plain(reply);
    }
    JsonNode json = json(reply);
    JsonNode made = each.apply(json);
    if (json instanceof ObjectNode object) {
      ObjectNode fields = Json.object();
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        fields.set(field.getKey(), each.apply(field.getValue()));
      }
      made = fields;
    }
    return new Spoil(reply.status(), JSON, Buffer.buffer(made.toString()));
  }

  private static JsonNode json(Reply reply) {
    return Optional.of(reply.content())
        .map(Content.Data.class::cast)
        .map(Content.Data::json)
        .orElseThrow();
  }

  private Spoil with(Buffer other) {
    return new Spoil(status, type, other);
  }
}
