package dev.pollen.engine.intake;

import dev.pollen.engine.EventLog.Level;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.journal.LogEntry;
import dev.pollen.engine.poll.PollEnd;
import dev.pollen.engine.poll.Poller;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Page;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The walk of one poll: ask page by page, look each record up, write, tell the subscribers.
 *
 * <p>Reads like the list of its stops: {@link #poll}, {@link #page}, {@link #take}, {@link #flush},
 * {@link #complete}. Whatever fails, nothing in memory is ahead of the journal.
 */
final class Walk implements Poller.Work {
  private static final int NAMED = 3;

  private final Home home;
  private final FeedMemory memory;
  private final FeedSource source;
  private final Subscribers subscribers;
  private final FeedHealth health;
  private final Opening opening;
  private final PageAsk asking;
  private Optional<Reading> unfinished = Optional.empty();
  private int pages;
  private int taken;
  private boolean stampsMet;

  Walk(
      Home home, FeedMemory memory, FeedSource source, Subscribers subscribers, FeedHealth health) {
    this.home = home;
    this.memory = memory;
    this.source = source;
    this.subscribers = subscribers;
    this.health = health;
    this.opening = new Opening(home, memory, source, subscribers);
    this.asking = new PageAsk(home.loop(), source);
  }

  /** The number that the next reading to begin will have. */
  long nextReading() {
    return opening.next();
  }

  /** Whether a reading has begun and is not at its end. */
  boolean reading() {
    return unfinished.isPresent();
  }

  /** No more requests; what is under way is given up, and nothing is lost by it. */
  void stop() {
    asking.stop();
  }

  @Override
  public Future<PollEnd> poll(Instant due) {
    pages = 0;
    taken = 0;
    Instant now = home.now();
    health.began(now);
    home.setup().meters().lateness(Duration.between(due, now));
    return reading(now).compose(this::page).recover(this::failed).onSuccess(this::ended);
  }

  private Future<Reading> reading(Instant now) {
    return unfinished
        .map(Future::succeededFuture)
        .orElseGet(
            () -> opening.begin(now).onSuccess(reading -> unfinished = Optional.of(reading)));
  }

  private Future<PollEnd> page(Reading reading) {
    pages++;
    return asking
        .page(reading)
        .compose(page -> take(reading, page))
        .compose(more -> more ? onward(reading) : complete(reading));
  }

  /** Takes a page in; true when there is another. */
  private Future<Boolean> take(Reading reading, Page page) {
    List<Candidate> candidates = page.records().stream().map(reading.normaliser::read).toList();
    candidates.forEach(reading.drift::met);
    reading.drift.check(reading.normaliser, source.spec().key(), stampsMet);
    opening.metOnlyDays(reading.normaliser.onlyDays());
    subscribers.correctStarts(reading.date().or(page::date), home.now());
    return chunk(reading, candidates, 0).map(done -> reading.turned(page));
  }

  private Future<Void> chunk(Reading reading, List<Candidate> all, int from) {
    if (from >= all.size()) {
      return Future.succeededFuture();
    }
    int to = Math.min(all.size(), from + home.limits().pollRecords());
    List<Candidate> some = all.subList(from, to);
    return reading
        .stage
        .open(some)
        .compose(done -> looked(reading, some))
        .compose(done -> chunk(reading, all, to));
  }

  private Future<Void> looked(Reading reading, List<Candidate> some) {
    long last = memory.row().lastNumber();
    some.forEach(one -> reading.look(one, last, home.now(), subscribers::wants));
    return reading.stage.added() + reading.staged().size() >= home.limits().pollRecords()
        ? flush(reading)
        : Future.succeededFuture();
  }

  private Future<PollEnd> onward(Reading reading) {
    return pages < home.limits().pages() ? page(reading) : flush(reading).map(done -> partial());
  }

  private PollEnd partial() {
    String words =
        "%s: %d pages read, the rest follows with the next poll"
            .formatted(source.spec().key(), pages);
    return new PollEnd(PollEnd.Result.PARTIAL, taken, words, Optional.empty());
  }

  /** Makes durable what was found so far; the reading goes on. */
  private Future<Void> flush(Reading reading) {
    if (reading.staged().isEmpty() && !reading.stage.isDirty()) {
      return Future.succeededFuture();
    }
    return reading.stage.spread().compose(done -> write(reading, part(reading)));
  }

  private FeedMemory.Batch part(Reading reading) {
    FeedRow row = memory.row();
    Optional<Instant> mark =
        source.spec().ascending() && memory.hasBaseline()
            ? opening
                .watermark()
                .ascending(memory.watermark(), reading.date(), reading.newest(), home.now())
            : memory.watermark();
    List<String> watch = new ArrayList<>(row.watch());
    watch.retainAll(WatchSet.names(reading.normaliser.sets()));
    return new FeedMemory.Batch(
        List.copyOf(reading.staged()), reading.stage, mark, row.shape(), watch, List.of());
  }

  private Future<Void> write(Reading reading, FeedMemory.Batch batch) {
    return memory
        .commit(batch)
        .onSuccess(done -> written(reading, batch.entries()))
        .onFailure(fault -> unfinished = Optional.empty());
  }

  private void written(Reading reading, List<LogEntry> entries) {
    reading.written();
    taken += entries.size();
    health.took(entries.size());
    count(entries);
    subscribers.took(entries);
  }

  private void count(List<LogEntry> entries) {
    int fresh = (int) entries.stream().filter(LogEntry::isNew).count();
    if (fresh > 0) {
      home.setup().meters().records(source.spec().key(), "new", fresh);
    }
    if (entries.size() > fresh) {
      home.setup().meters().records(source.spec().key(), "changed", entries.size() - fresh);
    }
  }

  /**
   * Everything there is came: absent keys are counted, the watermark moves, joiners have joined.
   */
  private Future<PollEnd> complete(Reading reading) {
    return sweep(reading)
        .compose(done -> reading.stage.spread())
        .compose(done -> settle(reading))
        .map(done -> completed(reading));
  }

  private Future<Void> sweep(Reading reading) {
    if (source.windowed()) {
      return Future.succeededFuture();
    }
    Duration retain = source.clock() ? Duration.ZERO : home.limits().retainSeen();
    return reading.stage.sweep(new Absence(home.now(), retain));
  }

  private Future<Void> settle(Reading reading) {
    List<LogEntry> entries = List.copyOf(reading.staged());
    long last = memory.row().lastNumber() + entries.size();
    List<Change> others = subscribers.settling(reading.number, last, entries);
    FeedMemory.Batch batch = last(reading, entries, others);
    if (isIdle(reading, batch)) {
      memory.advance(batch.watermark());
      return Future.succeededFuture();
    }
    return write(reading, batch).onFailure(fault -> subscribers.unsettled());
  }

  private FeedMemory.Batch last(Reading reading, List<LogEntry> entries, List<Change> others) {
    List<String> watch =
        reading.whole() ? WatchSet.names(reading.normaliser.sets()) : memory.row().watch();
    return new FeedMemory.Batch(
        entries, reading.stage, mark(reading), reading.shape, watch, others);
  }

  private Optional<Instant> mark(Reading reading) {
    return source.clock()
        ? Optional.of(reading.began)
        : opening
            .watermark()
            .complete(memory.watermark(), reading.date(), reading.newest(), reading.began);
  }

  private boolean isIdle(Reading reading, FeedMemory.Batch batch) {
    return batch.entries().isEmpty()
        && batch.others().isEmpty()
        && !reading.stage.isDirty()
        && memory.hasBaseline()
        && memory.row().shape().equals(batch.shape())
        && memory.row().watch().equals(batch.watch());
  }

  private PollEnd completed(Reading reading) {
    unfinished = Optional.empty();
    stampsMet |= reading.drift.anyStamp();
    reading.stage.swept();
    health.complete(reading.began);
    subscribers.settled();
    String words =
        "%s for %s: %d new or changed, %d page%s"
            .formatted(source.spec().key(), readers(), taken, pages, pages == 1 ? "" : "s");
    return new PollEnd(PollEnd.Result.COMPLETE, taken, words, Optional.empty());
  }

  private String readers() {
    List<String> recipes = subscribers.recipes();
    return recipes.size() <= NAMED
        ? String.join(", ", recipes)
        : "%s and %d more".formatted(recipes.get(0), recipes.size() - 1);
  }

  /** A page did not come or was not what it should be: what came before is kept. */
  private Future<PollEnd> failed(Throwable fault) {
    boolean passing = fault instanceof Fault known && known.kind().passing();
    if (fault instanceof Fault known && known.kind() == Fault.Kind.THROTTLED) {
      home.setup().meters().throttled(memory.row().account());
    }
    PollEnd end =
        new PollEnd(PollEnd.Result.FAILED, taken, words(fault), PageAsk.rate(fault).retryAfter());
    Optional<Reading> kept = unfinished.filter(reading -> passing && reading.again());
    unfinished = kept;
    return kept.map(reading -> flush(reading).transform(any -> Future.succeededFuture(end)))
        .orElseGet(() -> Future.succeededFuture(end));
  }

  private static String words(Throwable fault) {
    return fault.getMessage() == null ? fault.toString() : fault.getMessage();
  }

  private void ended(PollEnd end) {
    health.ended(end);
    home.setup().meters().poll(source.spec().key(), end.result().word());
    if (!asking.stopped()) {
      tell(end);
    }
  }

  private void tell(PollEnd end) {
    Map<String, Object> facts =
        Map.of("feed", memory.row().id(), "operation", source.spec().key(), "taken", end.taken());
    if (end.failed()) {
      home.tell(Level.WARN, "feed.failed", "poll failed: " + end.words(), facts);
    } else {
      home.tell(end.taken() > 0 ? Level.INFO : Level.DEBUG, "feed.polled", end.words(), facts);
    }
  }
}
