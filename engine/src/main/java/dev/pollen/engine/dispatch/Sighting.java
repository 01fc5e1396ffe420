package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one look saw.
 *
 * @param things what counts, with their ids
 * @param ahead by how much the system's clock is ahead of ours; empty when it does not tell its
 *     time
 * @param at when the look ended
 */
record Sighting(List<Thing> things, Optional<Duration> ahead, Instant at) {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration FARTHEST_ZONE = Duration.ofHours(14);

  Sighting {
    things = List.copyOf(things);
  }

  /**
   * One thing that a look saw.
   *
   * @param id the system's own, as one text
   * @param created the latest time at which it may have been made; empty when it does not say
   */
  record Thing(String id, JsonNode record, Optional<Instant> created) {

    static Thing of(JsonNode record, List<JsonPointer> identity, List<JsonPointer> created) {
      String id =
          identity.stream().map(at -> record.at(at).asText()).collect(Collectors.joining(","));
      Optional<Instant> stamp =
          created.stream().map(record::at).flatMap(at -> latest(at).stream()).findFirst();
      return new Thing(id, record, stamp);
    }

    /** A day without a time is a whole day coarse, a time without a zone may be any zone's. */
    private static Optional<Instant> latest(JsonNode stamp) {
      Duration coarse = Stamp.onlyDay(stamp) ? DAY : Duration.ZERO;
      Duration off = Stamp.withoutZone(stamp) ? FARTHEST_ZONE : coarse;
      return Stamp.of(stamp).map(at -> at.plus(off));
    }

    /** What does not say when it was made may have been made at any time. */
    boolean mayBeFrom(Instant since) {
      return created.map(at -> !at.isBefore(since)).orElse(true);
    }
  }
}
