package dev.pollen.engine.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** A record that was read: who it is and which version, before anybody asked whether it is new. */
final class Candidate {
  final String key;
  final KeyHash hash;
  final boolean named;
  final Optional<Instant> created;
  final Optional<Instant> changed;
  final long content;
  private final long[] watched;
  final JsonNode record;

  /**
   * @param named whether the record has the identity that its operation promises
   * @param content hash of everything but what is ignored
   * @param watched one hash for each watch set, in their order
   */
  Candidate(
      String key,
      boolean named,
      Optional<Instant> created,
      Optional<Instant> changed,
      long content,
      long[] watched,
      JsonNode record) {
    this.key = key;
    this.hash = KeyHash.of(key);
    this.named = named;
    this.created = created;
    this.changed = changed;
    this.content = content;
    this.watched = watched;
    this.record = record;
  }

  long watched(int set) {
    return watched[set];
  }

  int sets() {
    return watched.length;
  }

  /** The same, created then. */
  Candidate createdAt(Instant at) {
    return new Candidate(key, named, Optional.of(at), changed, content, watched, record);
  }

  /** The stamp that orders versions, unless it lies in the future, where it could block others. */
  long version(Instant latest) {
    return changed.filter(at -> !at.isAfter(latest)).map(Instant::toEpochMilli).orElse(Bucket.NONE);
  }

  boolean stamped() {
    return created.isPresent() || changed.isPresent();
  }
}
