package dev.pollen.engine.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.RecordShape;
import dev.pollen.engine.EventLog.Level;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Begins readings: from when on to ask, which fields to watch, and whether the catalog still names
 * records as the feed remembers them.
 */
final class Opening {
  private final Home home;
  private final FeedMemory memory;
  private final FeedSource source;
  private final Subscribers subscribers;
  private long readings;
  private boolean onlyDays;

  Opening(Home home, FeedMemory memory, FeedSource source, Subscribers subscribers) {
    this.home = home;
    this.memory = memory;
    this.source = source;
    this.subscribers = subscribers;
  }

  /** The number that the next reading will have. */
  long next() {
    return readings + 1;
  }

  /** Stamps without a time of day were met: a day of overlap from now on. */
  void metOnlyDays(boolean met) {
    onlyDays |= met;
  }

  Watermark watermark() {
    return new Watermark(source.spec().lag(), onlyDays);
  }

  Future<Reading> begin(Instant now) {
    return home.loop().bring(source.inputs(now)).compose(inputs -> begin(now, inputs));
  }

  private Future<Reading> begin(Instant now, JsonNode inputs) {
    RecordShape shape = source.trigger().shape(inputs);
    String text = ShapeText.of(shape);
    String before = memory.row().shape();
    boolean renamed = !before.isEmpty() && !ShapeText.sameIdentity(before, text);
    Future<Void> ready = renamed ? startOver() : Future.succeededFuture();
    return ready.map(done -> opened(now, inputs, shape, text));
  }

  /** Places first: if the process dies in between they take a new baseline of the old memory. */
  private Future<Void> startOver() {
    String words =
        "%s: the catalog names records differently now, so what was remembered is forgotten and a new baseline is taken; records that came since the last poll are not delivered, those taken in before it are"
            .formatted(memory.row().operation());
    home.tell(Level.WARN, "feed.rebaselined", words, Map.of("feed", memory.row().id()));
    return subscribers.startOver(next()).compose(done -> memory.forget());
  }

  private Reading opened(Instant now, JsonNode inputs, RecordShape shape, String text) {
    List<WatchSet> sets = subscribers.watchSets();
    Normaliser normaliser = new Normaliser(shape, sets);
    boolean quiet = !memory.row().shape().isEmpty() && !memory.row().shape().equals(text);
    boolean needsAll = quiet || !memory.row().watch().containsAll(WatchSet.names(sets));
    Optional<Instant> since = needsAll ? Optional.empty() : since(normaliser);
    SeenStage stage = new SeenStage(memory.seen(), sets);
    return new Reading(++readings, now, inputs, text, normaliser, stage, since, quiet);
  }

  private Optional<Instant> since(Normaliser normaliser) {
    if (source.clock()) {
      return memory.watermark();
    }
    return source.windowed()
        ? memory.watermark().filter(at -> !at.equals(Instant.EPOCH)).or(() -> first(normaliser))
        : Optional.empty();
  }

  /** The first reading of a window need not be the whole past, if records tell their age. */
  private Optional<Instant> first(Normaliser normaliser) {
    return normaliser.hasCreated() && !memory.hasBaseline()
        ? subscribers.earliestStart().map(at -> at.minus(watermark().overlap()))
        : Optional.empty();
  }
}
