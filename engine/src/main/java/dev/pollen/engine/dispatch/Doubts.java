package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.journal.RunId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The doubts that are being looked into: two that are alike may each own what a look finds. As many
 * as there are runs on the heap. Shared by the loops.
 */
final class Doubts {
  private final Map<Place, Open> open = new LinkedHashMap<>();
  private final Map<RunId, Set<String>> expected = new HashMap<>();
  private final Map<Place, Open> waiting = new HashMap<>();
  private Promise<Void> gathered = Promise.promise();

  /** A step of a run. */
  record Place(RunId run, String path) {}

  /**
   * One doubt.
   *
   * @param since when its first attempt was intended
   */
  record Open(Realm realm, Place place, String operation, JsonNode input, Instant since) {}

  synchronized void opened(Open doubt) {
    open.put(doubt.place(), doubt);
  }

  synchronized void closed(Place place) {
    open.remove(place);
  }

  /** The other doubts of the same operation and account that began before an instant. */
  synchronized List<Open> rivals(Open doubt, Instant before) {
    return Stream.concat(open.values().stream(), waiting.values().stream())
        .filter(other -> !other.place().equals(doubt.place()))
        .filter(other -> other.realm().equals(doubt.realm()))
        .filter(other -> other.operation().equals(doubt.operation()))
        .filter(other -> !other.since().isAfter(before))
        .toList();
  }

  /** After a start: this run will come back with doubts at these steps. */
  synchronized void expect(RunId run, Collection<String> paths) {
    if (!paths.isEmpty()) {
      expected.put(run, new HashSet<>(paths));
    }
  }

  /**
   * A run that was expected waits in its lane until another one is through, which may have a doubt
   * itself: nobody waits for it, but what a look finds may be its own all the same.
   */
  void waits(RunId run, List<Open> doubts) {
    synchronized (this) {
      if (expected.remove(run) == null) {
        return;
      }
      doubts.forEach(doubt -> waiting.put(doubt.place(), doubt));
    }
    gather();
  }

  /** A step that was expected with a doubt has come. */
  void came(Place place) {
    synchronized (this) {
      waiting.remove(place);
      Set<String> paths = expected.get(place.run());
      if (paths == null || !paths.remove(place.path())) {
        return;
      }
      if (paths.isEmpty()) {
        expected.remove(place.run());
      }
    }
    gather();
  }

  /** The run is over, or waits for a person: nothing of it is looked into any more. */
  void ended(RunId run) {
    boolean gone;
    synchronized (this) {
      open.keySet().removeIf(place -> place.run().equals(run));
      waiting.keySet().removeIf(place -> place.run().equals(run));
      gone = expected.remove(run) != null;
    }
    if (gone) {
      gather();
    }
  }

  private void gather() {
    Promise<Void> waiting;
    synchronized (this) {
      if (!expected.isEmpty()) {
        return;
      }
      waiting = gathered;
      gathered = Promise.promise();
    }
    waiting.complete();
  }

  /** Completes when all doubts are there that the last process left, but those that wait. */
  synchronized Future<Void> gathered() {
    return expected.isEmpty() ? Future.succeededFuture() : gathered.future();
  }
}
