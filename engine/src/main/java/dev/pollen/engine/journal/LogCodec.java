package dev.pollen.engine.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The body of a log row: {@code [[key, new 0|1, created, changed, [differing…], record], …]}.
 *
 * <p>Numbers are not written: entries of a row follow each other without a gap. Beside the body
 * stand the hash codes of the keys, four bytes each, so that a key is found without reading bodies.
 */
final class LogCodec {
  private LogCodec() {}

  /** Takes an entry and its size; answers whether it wants more. */
  @FunctionalInterface
  interface Taker {
    boolean take(LogEntry entry, long bytes);
  }

  static byte[] body(List<LogEntry> entries) {
    return Compact.bytes(
        json -> {
          json.writeStartArray();
          for (LogEntry entry : entries) {
            write(json, entry);
          }
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, LogEntry entry) throws IOException {
    json.writeStartArray();
    json.writeString(entry.key());
    json.writeNumber(entry.isNew() ? 1 : 0);
    instant(json, entry.created());
    instant(json, entry.changed());
    json.writeStartArray();
    for (String name : entry.differing()) {
      json.writeString(name);
    }
    json.writeEndArray();
    Compact.last(json, entry.record());
    json.writeEndArray();
  }

  private static void instant(JsonGenerator json, Optional<Instant> at) throws IOException {
    if (at.isPresent()) {
      Stamp.write(json, at.get());
    } else {
      json.writeNull();
    }
  }

  static byte[] keys(List<LogEntry> entries) {
    ByteBuffer keys = ByteBuffer.allocate(entries.size() * Integer.BYTES);
    entries.forEach(entry -> keys.putInt(entry.key().hashCode()));
    return keys.array();
  }

  /** Whether a key with this hash may stand in the row. */
  static boolean mayHold(byte[] keys, int hash) {
    ByteBuffer all = ByteBuffer.wrap(keys);
    while (all.remaining() >= Integer.BYTES) {
      if (all.getInt() == hash) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reads entries after a number, in order, until the taker has enough.
   *
   * @return whether the taker wants more
   */
  static boolean read(byte[] body, long first, long after, Taker taker) {
    try (JsonParser json = Compact.parser(body)) {
      json.nextToken();
      for (long number = first; json.nextToken() == JsonToken.START_ARRAY; number++) {
        long from = json.currentLocation().getByteOffset();
        if (number <= after) {
          json.skipChildren();
        } else if (!taker.take(
            entry(number, json), json.currentLocation().getByteOffset() - from)) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LogEntry entry(long number, JsonParser json) throws IOException {
    String key = json.nextTextValue();
    boolean isNew = json.nextIntValue(0) == 1;
    Optional<Instant> created = instant(json);
    Optional<Instant> changed = instant(json);
    Set<String> differing = new HashSet<>();
    json.nextToken();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      differing.add(json.getText());
    }
    JsonNode record = MissingNode.getInstance();
    if (json.nextToken() != JsonToken.END_ARRAY) {
      record = Compact.tree(json);
      json.nextToken();
    }
    return new LogEntry(number, key, isNew, differing, created, changed, record);
  }

  private static Optional<Instant> instant(JsonParser json) throws IOException {
    return json.nextToken() == JsonToken.VALUE_NULL
        ? Optional.empty()
        : Optional.of(Stamp.read(Compact.tree(json)));
  }
}
