package dev.pollen.engine.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.RecordShape;
import dev.pollen.engine.EventLog.Level;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;

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
    Future<Void> ready = aim().renamed(shape) ? startOver() : Future.succeededFuture();
    return ready.map(done -> aim().reading(++readings, now, inputs, shape));
  }

  private Aim aim() {
    return new Aim(memory, source, subscribers, watermark());
  }

  /** Places first: if the process dies in between they take a new baseline of the old memory. */
  private Future<Void> startOver() {
    String by = FeedKey.isEdited(memory.row()) ? "the edit" : "the catalog";
    String words =
        "%s: %s names records differently now, so what was remembered is forgotten and a new baseline is taken; records that came since the last poll are not delivered, those taken in before it are"
            .formatted(memory.row().operation(), by);
    home.tell(Level.WARN, "feed.rebaselined", words, Map.of("feed", memory.row().id()));
    return subscribers.startOver(next()).compose(done -> memory.forget());
  }
}
