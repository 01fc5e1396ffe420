package dev.pollen.engine.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.RecordShape;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a reading that begins now asks for: everything, or only what changed since. Reads what the
 * feed remembers, changes nothing.
 */
record Aim(FeedMemory memory, FeedSource source, Audience audience, Watermark watermark) {

  /** For whom a feed is read. */
  interface Audience {
    /** What they watch. */
    List<WatchSet> watchSets();

    /** The earliest instant that records count from; empty when somebody wants all of them. */
    Optional<Instant> earliestStart();
  }

  /** Whether the catalog names records otherwise than the feed remembers them. */
  boolean renamed(RecordShape shape) {
    String before = memory.row().shape();
    return !before.isEmpty() && !ShapeText.sameIdentity(before, ShapeText.of(shape));
  }

  Reading reading(long number, Instant now, JsonNode inputs, RecordShape shape) {
    String text = ShapeText.of(shape);
    List<WatchSet> sets = audience.watchSets();
    Normaliser normaliser = new Normaliser(shape, sets);
    boolean quiet = !memory.row().shape().isEmpty() && !memory.row().shape().equals(text);
    boolean needsAll = quiet || !memory.row().watch().containsAll(WatchSet.names(sets));
    Optional<Instant> since = needsAll ? Optional.empty() : since(normaliser);
    SeenStage stage = new SeenStage(memory.seen(), Watches.of(sets, memory.row().watch()));
    return new Reading(number, now, inputs, text, normaliser, stage, since, quiet);
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
        ? audience.earliestStart().map(at -> at.minus(watermark.overlap()))
        : Optional.empty();
  }
}
