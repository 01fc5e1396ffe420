package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** What searches and lists see: the rows as they were some time ago, as the vendor's do. */
final class SearchIndex {
  private final InstantSource clock;
  private final Duration lag;
  private final Map<String, ObjectNode> shown = new LinkedHashMap<>();
  private final Queue<Write> waiting = new ArrayDeque<>();
  private Instant heldUntil = Instant.MIN;

  SearchIndex(InstantSource clock, Duration lag) {
    this.clock = clock;
    this.lag = lag;
  }

  /** A write that is not shown yet; without a row it takes one away. */
  private record Write(Instant shownAt, String id, Optional<ObjectNode> row) {}

  void put(String id, ObjectNode row) {
    later(id, Optional.of(row));
  }

  void remove(String id) {
    later(id, Optional.empty());
  }

  private void later(String id, Optional<ObjectNode> row) {
    catchUp(clock.instant());
    waiting.add(new Write(clock.instant().plus(lag), id, row));
  }

  Collection<ObjectNode> rows() {
    catchUp(clock.instant());
    return Collections.unmodifiableCollection(shown.values());
  }

  Optional<ObjectNode> get(String id) {
    catchUp(clock.instant());
    return Optional.ofNullable(shown.get(id));
  }

  /** Shows all that waits, as if it had been written long ago. */
  void settle() {
    catchUp(Instant.MAX);
  }

  /** For so long it shows nothing new. */
  void hold(Duration length) {
    catchUp(clock.instant());
    Instant until = clock.instant().plus(length);
    heldUntil = until.isAfter(heldUntil) ? until : heldUntil;
  }

  private void catchUp(Instant now) {
    while (!now.isBefore(heldUntil)
        && !waiting.isEmpty()
        && !waiting.peek().shownAt().isAfter(now)) {
      Write write = waiting.remove();
      write
          .row()
          .ifPresentOrElse(row -> shown.put(write.id(), row), () -> shown.remove(write.id()));
    }
  }
}
