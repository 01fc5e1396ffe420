package dev.pollen.engine.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;

/**
 * Instants as the store holds them: nanoseconds since 1970 where they fit into a long (the years
 * 1678 to 2262), so that they sort and cost nothing to read; in JSON, others as text.
 */
final class Stamp {
  private static final long SECOND = 1_000_000_000L;
  private static final long FARTHEST = Long.MAX_VALUE / SECOND - 1;

  private Stamp() {}

  /** For a column: what lies outside counts as the beginning or the end of time. */
  static long column(Instant at) {
    long seconds = at.getEpochSecond();
    if (Math.abs(seconds) > FARTHEST) {
      return seconds < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return seconds * SECOND + at.getNano();
  }

  static Instant instant(long column) {
    if (column == Long.MIN_VALUE) {
      return Instant.MIN;
    }
    return column == Long.MAX_VALUE ? Instant.MAX : nanos(column);
  }

  private static Instant nanos(long value) {
    return Instant.ofEpochSecond(Math.floorDiv(value, SECOND), Math.floorMod(value, SECOND));
  }

  static void write(JsonGenerator json, Instant at) throws IOException {
    if (Math.abs(at.getEpochSecond()) > FARTHEST) {
      json.writeString(at.toString());
    } else {
      json.writeNumber(column(at));
    }
  }

  static Instant read(JsonNode node) {
    return node.isTextual() ? Instant.parse(node.textValue()) : nanos(node.longValue());
  }
}
