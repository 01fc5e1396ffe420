package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.journal.LogEntry;
import dev.pollen.engine.journal.SubscriptionRow;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a feed surely knows: its row, its seen keys, its log. Moves only when a write succeeded, all
 * of it at once; a failed write leaves everything as it was.
 */
final class FeedMemory {
  /** No feed has this number. */
  private static final long NOBODY = -1;

  private static final int RECENT = 200;
  private static final long BATCH_BYTES = 1 << 20;

  private final Home home;
  private final Seen seen;
  private final Bookmark bookmark;
  private Entirety entirety;
  private FeedRow row;
  private Optional<Instant> watermark;
  private boolean stored;
  private int writing;
  private long changedAt;
  private List<LogEntry> recent = List.of();
  private boolean dropped;

  FeedMemory(Home home, FeedRow row, boolean stored) {
    this.home = home;
    this.row = row;
    this.stored = stored;
    this.watermark = row.watermark();
    this.seen = new Seen(row, home.cache(), home.loop());
    this.bookmark = new Bookmark(row.id());
    this.entirety = Entirety.whole(row.id());
  }

  /** Of a feed like that one, which knows nothing; not for writing. */
  static FeedMemory none(Home home, FeedRow like) {
    FeedRow row =
        new FeedRow(
            NOBODY,
            like.key(),
            like.operation(),
            like.account(),
            Optional.empty(),
            0,
            1,
            0,
            "",
            List.of(),
            like.since());
    return new FeedMemory(home, row, false);
  }

  FeedRow row() {
    return row;
  }

  Seen seen() {
    return seen;
  }

  /** What is noted beside it. */
  void remember(Map<String, String> notes) {
    bookmark.remember(notes);
    entirety = Entirety.of(row.id(), notes);
  }

  /** Where its unfinished rotation stopped, if it reads parent by parent. */
  Bookmark bookmark() {
    return bookmark;
  }

  /** What makes the journal forget it. */
  List<Change> dropping() {
    List<Change> changes = new ArrayList<>(bookmark.put(Optional.empty()));
    changes.addAll(entirety.to(Entirety.whole(row.id())));
    changes.add(new Change.FeedDropped(row.id()));
    return changes;
  }

  /**
   * The journal forgets it: nothing of it is written after that, whatever a poll under way still
   * brings. If it cannot be forgotten it goes on.
   */
  Future<Void> drop() {
    dropped = true;
    Future<Void> gone = stored ? home.write(dropping()) : Future.succeededFuture();
    return gone.onFailure(fault -> dropped = false);
  }

  /** Whether the journal has the row. */
  boolean stored() {
    return stored;
  }

  void nowStored() {
    stored = true;
  }

  /** Whether a complete poll ever told what is there. */
  boolean hasBaseline() {
    return row.watermark().isPresent();
  }

  /**
   * Up to where changes are taken in. May be ahead of the row: an idle poll writes nothing, and
   * after a restart asking once more from the older one is harmless.
   */
  Optional<Instant> watermark() {
    return watermark;
  }

  /**
   * Up to where nothing is still to come, though it changed later: no further than the watermark.
   */
  Optional<Instant> sure() {
    return entirety.mark().or(() -> watermark);
  }

  /** Whether the last reading that wrote anything was not complete, and moved the watermark. */
  boolean isPartly() {
    return entirety.mark().isPresent();
  }

  /** When it last took in something that it read, in the loop's order; 0 if not since the start. */
  long changedAt() {
    return changedAt;
  }

  /** It begins with what another feed has read. */
  void nowChanged() {
    changedAt = home.order().next();
  }

  /**
   * Knows from now on what another feed of the same inputs knew more.
   *
   * @param before what it knows now
   * @param others what is written with it
   */
  Future<Void> learn(Knowledge all, Knowledge before, List<Change> others) {
    FeedRow next = row.knowing(all.buckets().size(), all.keys(), all.watch());
    List<Change.SeenPut> puts = all.putting(row.id(), before);
    List<Change> changes = new ArrayList<>(puts);
    changes.add(new Change.FeedPut(next));
    changes.addAll(others);
    changes.add(home.numbers().note(changes));
    return write(changes, () -> learnt(next, puts));
  }

  private void learnt(FeedRow next, List<Change.SeenPut> puts) {
    changedAt = next.seenKeys() > row.seenKeys() ? home.order().next() : changedAt;
    seen.learnt(puts, next.seenBuckets(), next.seenKeys());
    took(next, List.of());
  }

  /** An idle complete poll: nothing to write. */
  void advance(Optional<Instant> mark) {
    watermark = mark;
  }

  /**
   * One write of a reading.
   *
   * @param complete whether it is the last one of a reading that came to its end
   */
  record Batch(
      List<LogEntry> entries,
      SeenStage stage,
      Optional<Instant> watermark,
      String shape,
      List<String> watch,
      boolean complete,
      List<Change> others) {}

  /** Makes a batch durable; completes on the loop. */
  Future<Void> commit(Batch batch) {
    FeedRow next = next(batch);
    Entirety sure =
        batch.complete() ? Entirety.whole(row.id()) : entirety.partly(watermark, next.watermark());
    List<Change.SeenPut> seenChanges = batch.stage().changes();
    List<Change> changes = new ArrayList<>();
    if (!batch.entries().isEmpty()) {
      changes.add(new Change.Logged(row.id(), home.now(), batch.entries()));
    }
    changes.addAll(seenChanges);
    changes.add(new Change.FeedPut(next));
    changes.addAll(entirety.to(sure));
    changes.addAll(batch.others());
    return write(changes, () -> committed(batch, next, sure, seenChanges));
  }

  private Future<Void> write(List<Change> changes, Runnable then) {
    if (dropped) {
      return Future.failedFuture("nobody reads from this feed any more");
    }
    writing++;
    return home.write(changes).onSuccess(done -> then.run()).onComplete(done -> writing--);
  }

  /** Whether it is what the journal holds: nothing of it is being written. */
  boolean isSteady() {
    return writing == 0;
  }

  private FeedRow next(Batch batch) {
    return row.marked(batch.watermark())
        .upTo(row.lastNumber() + batch.entries().size())
        .shaped(batch.shape())
        .knowing(batch.stage().buckets(), batch.stage().keys(), batch.watch());
  }

  private void committed(
      Batch batch, FeedRow next, Entirety sure, List<Change.SeenPut> seenChanges) {
    changedAt = home.order().next();
    batch.stage().committed(seenChanges);
    entirety = sure;
    took(next, batch.entries());
    watermark = batch.watermark();
  }

  private void took(FeedRow next, List<LogEntry> entries) {
    row = next;
    stored = true;
    if (!entries.isEmpty()) {
      recent = entries.size() <= RECENT ? List.copyOf(entries) : List.of();
    }
  }

  /** Appends what was handed in by hand; nothing is deduplicated. */
  Future<Void> append(LogEntry entry) {
    FeedRow next = row.upTo(entry.number());
    return write(
        List.of(new Change.Logged(row.id(), home.now(), List.of(entry)), new Change.FeedPut(next)),
        () -> took(next, List.of(entry)));
  }

  /** Another identity makes every remembered key meaningless: all is forgotten, durably. */
  Future<Void> forget() {
    List<Change> changes = new ArrayList<>();
    for (int bucket = 0; bucket < row.seenBuckets(); bucket++) {
      changes.add(new Change.SeenPut(row.id(), bucket, new byte[0]));
    }
    FeedRow next = row.marked(Optional.empty()).shaped("").knowing(1, 0, List.of());
    changes.addAll(entirety.to(Entirety.whole(row.id())));
    changes.add(new Change.FeedPut(next));
    return write(changes, () -> forgotten(next));
  }

  private void forgotten(FeedRow next) {
    seen.forgotten();
    entirety = Entirety.whole(row.id());
    took(next, List.of());
    watermark = Optional.empty();
  }

  /** The entries after a number; the newest ones from memory. Completes on the loop. */
  Future<List<LogEntry>> after(long number, int limit) {
    if (!recent.isEmpty() && number >= recent.get(0).number() - 1) {
      return Future.succeededFuture(
          recent.stream().filter(entry -> entry.number() > number).limit(limit).toList());
    }
    return home.loop().bring(home.setup().journal().log(row.id(), number, limit, BATCH_BYTES));
  }

  /** Everybody has the newest entries: they need not stay in memory. */
  void release() {
    recent = List.of();
  }

  SubscriptionRow joiner(long id, String recipe, Instant start, long baseline) {
    return new SubscriptionRow(
        id,
        recipe,
        row.id(),
        row.lastNumber(),
        start,
        baseline,
        Optional.empty(),
        Standing.LIVE.word(),
        "");
  }
}
