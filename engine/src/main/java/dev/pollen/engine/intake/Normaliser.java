package dev.pollen.engine.intake;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.Stamp;
import dev.pollen.engine.journal.LogEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes candidates of raw records, as the shape says: pure, one pass over a record. */
final class Normaliser {
  private final RecordShape shape;
  private final Ignored ignored;
  private final List<WatchSet> sets;
  private boolean onlyDays;

  Normaliser(RecordShape shape, List<WatchSet> sets) {
    this.shape = shape;
    this.ignored = Ignored.of(shape.ignore());
    this.sets = List.copyOf(sets);
  }

  List<WatchSet> sets() {
    return sets;
  }

  boolean hasCreated() {
    return !shape.created().isEmpty();
  }

  boolean hasIdentity() {
    return !shape.identity().isEmpty();
  }

  String identityWords() {
    return shape.identity().toString();
  }

  String stampWords() {
    return shape.created() + " " + shape.changed();
  }

  /** Whether a stamp without a time of day was met. */
  boolean onlyDays() {
    return onlyDays;
  }

  Candidate read(JsonNode record) {
    long content = ContentHash.of(record, ignored);
    String key = key(record);
    boolean named = !key.isEmpty();
    return new Candidate(
        named ? key : "content:" + Long.toHexString(content),
        named,
        stamp(record, shape.created()),
        stamp(record, shape.changed()),
        content,
        watched(record),
        record);
  }

  private String key(JsonNode record) {
    List<JsonPointer> parts = shape.identity();
    if (parts.isEmpty() && shape.single()) {
      return LogEntry.ONLY;
    }
    if (parts.size() == 1) {
      return part(record.at(parts.get(0)));
    }
    StringBuilder joined = new StringBuilder();
    for (JsonPointer pointer : parts) {
      String part = part(record.at(pointer));
      if (part.isEmpty()) {
        return "";
      }
      joined.append(joined.isEmpty() ? "" : "|").append(escaped(part));
    }
    return joined.toString();
  }

  private static String escaped(String part) {
    return part.replace("\\", "\\\\").replace("|", "\\|");
  }

  private static String part(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return "";
    }
    return node.isContainerNode() ? node.toString() : node.asText();
  }

  private Optional<Instant> stamp(JsonNode record, List<JsonPointer> pointers) {
    for (JsonPointer pointer : pointers) {
      JsonNode node = record.at(pointer);
      Optional<Instant> stamp = Stamp.of(node);
      if (stamp.isPresent()) {
        onlyDays |= Stamp.onlyDay(node);
        return stamp;
      }
    }
    return Optional.empty();
  }

  private long[] watched(JsonNode record) {
    long[] hashes = new long[sets.size()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = sets.get(i).hash(record);
    }
    return hashes;
  }
}
