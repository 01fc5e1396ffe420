package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.journal.LogEntry;
import dev.pollen.engine.journal.Restoration;
import dev.pollen.engine.poll.PollEnd;
import dev.pollen.engine.poll.Poller;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Page;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The walk of one poll: ask page by page, look each record up, write, tell the subscribers.
 *
 * <p>Reads like the list of its stops: {@link #poll}, {@link #page}, {@link #take}, {@link #flush},
 * {@link #complete}. Whatever fails, nothing in memory is ahead of the journal.
 */
final class Walk implements Poller.Work {
  private final Home home;
  private final FeedMemory memory;
  private final FeedSource source;
  private final Subscribers subscribers;
  private final FeedHealth health;
  private final PollReport report;
  private final Opening opening;
  private final Families families;
  private final PageAsk asking;
  private final OddRecords odd = new OddRecords();
  private Optional<Reading> unfinished = Optional.empty();
  private int pages;
  private int taken;
  private long begunAt;
  private long wholeAt;
  private boolean stampsMet;

  Walk(
      Home home, FeedMemory memory, FeedSource source, Subscribers subscribers, FeedHealth health) {
    this.home = home;
    this.memory = memory;
    this.source = source;
    this.subscribers = subscribers;
    this.health = health;
    this.report = new PollReport(home, memory, source, subscribers);
    this.opening = new Opening(home, memory, source, subscribers);
    this.families = new Families(memory, source);
    this.asking = new PageAsk(home.loop(), source);
    source.rotation().ifPresent(it -> memory.bookmark().place().ifPresent(it::resume));
  }

  /** The number that the next reading to begin will have. */
  long nextReading() {
    return opening.next();
  }

  /** Whether a reading has begun and is not at its end. */
  boolean reading() {
    return unfinished.isPresent();
  }

  /** When the last complete reading began, in the loop's order; 0 if there was none yet. */
  long wholeAt() {
    return wholeAt;
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
            () -> {
              begunAt = home.order().next();
              return opening.begin(now).onSuccess(reading -> unfinished = Optional.of(reading));
            });
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
    List<Candidate> candidates = reading.candidates(page);
    reading.drift.check(reading.normaliser, source.spec().key(), stampsMet);
    odd.check(candidates, reading.normaliser, source.spec().key());
    opening.metOnlyDays(reading.normaliser.onlyDays());
    page.date().ifPresent(date -> dated(date, reading.asked()));
    return families
        .met(reading, page, candidates)
        .compose(children -> chunk(reading, children, 0))
        .compose(done -> families.read(reading, page, home.now()))
        .map(done -> reading.turned(page));
  }

  private void dated(Instant date, Instant asked) {
    home.setup().clocks().told(memory.row().account(), date, home.now());
    Duration skew = Skew.of(date, asked, home.now());
    subscribers.all().forEach(one -> one.correctStart(skew));
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
    return pages < home.limits().pages()
        ? page(reading)
        : pause(reading).map(done -> report.partial(pages, taken));
  }

  /** The next poll goes on; a rotation even after a restart. */
  private Future<Void> pause(Reading reading) {
    List<Change> place =
        source.rotation().map(it -> memory.bookmark().put(it.place())).orElse(List.of());
    return place.isEmpty() ? flush(reading) : flush(reading, place);
  }

  /** Makes durable what was found so far; the reading goes on. */
  private Future<Void> flush(Reading reading) {
    if (reading.staged().isEmpty() && !reading.stage.isDirty()) {
      return Future.succeededFuture();
    }
    return flush(reading, List.of());
  }

  private Future<Void> flush(Reading reading, List<Change> others) {
    return reading.stage.spread().compose(done -> write(reading, part(reading, others)));
  }

  private FeedMemory.Batch part(Reading reading, List<Change> others) {
    FeedRow row = memory.row();
    Optional<Instant> mark =
        source.spec().ascending() && memory.hasBaseline()
            ? opening
                .watermark()
                .ascending(memory.watermark(), reading.date(), reading.newest(), home.now())
            : memory.watermark();
    List<String> watch = stillWatched(reading);
    List<LogEntry> entries = List.copyOf(reading.staged());
    List<Change> also = new ArrayList<>(others);
    also.addAll(subscribers.counting(entries));
    return new FeedMemory.Batch(entries, reading.stage, mark, row.shape(), watch, false, also);
  }

  private Future<Void> write(Reading reading, FeedMemory.Batch batch) {
    return memory
        .commit(batch)
        .onSuccess(done -> written(reading, batch.entries()))
        .onFailure(fault -> lost());
  }

  private void lost() {
    unfinished = Optional.empty();
    subscribers.unsettled();
  }

  private void written(Reading reading, List<LogEntry> entries) {
    reading.written();
    taken += entries.size();
    health.took(entries.size());
    report.count(entries);
    subscribers.took(entries);
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
    List<Change> others = new ArrayList<>(subscribers.settling(reading.number, last, entries));
    others.addAll(memory.bookmark().put(Optional.empty()));
    Restoration restoration = home.setup().journal().restoration();
    restoration.polled(memory.row().id(), last).ifPresent(others::add);
    FeedMemory.Batch batch = last(reading, entries, others);
    if (isIdle(reading, batch)) {
      memory.advance(batch.watermark());
      return Future.succeededFuture();
    }
    return write(reading, batch).onSuccess(done -> restoration.written(memory.row().id(), last));
  }

  private FeedMemory.Batch last(Reading reading, List<LogEntry> entries, List<Change> others) {
    List<String> watch =
        reading.whole() ? WatchSet.names(reading.normaliser.sets()) : stillWatched(reading);
    return new FeedMemory.Batch(
        entries, reading.stage, mark(reading), reading.shape, watch, true, others);
  }

  /** What nobody watches any more has no hashes from now on. */
  private List<String> stillWatched(Reading reading) {
    List<String> watch = new ArrayList<>(memory.row().watch());
    watch.retainAll(WatchSet.names(reading.normaliser.sets()));
    return watch;
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
        && !memory.isPartly()
        && memory.hasBaseline()
        && memory.row().shape().equals(batch.shape())
        && memory.row().watch().equals(batch.watch());
  }

  private PollEnd completed(Reading reading) {
    unfinished = Optional.empty();
    wholeAt = begunAt;
    stampsMet |= reading.drift.anyStamp();
    odd.complete();
    reading.stage.swept();
    health.complete(reading.began, home.now());
    subscribers.settled();
    return report.complete(pages, taken);
  }

  /** A page did not come or was not what it should be: what came before is kept. */
  private Future<PollEnd> failed(Throwable fault) {
    boolean passing = fault instanceof Fault known && known.kind().passing();
    PollEnd end = report.failed(fault, taken);
    Optional<Reading> whole = unfinished.filter(reading -> fault instanceof Fault);
    unfinished = whole.filter(reading -> passing && reading.again());
    return whole
        .map(reading -> pause(reading).transform(any -> Future.succeededFuture(end)))
        .orElseGet(() -> Future.succeededFuture(end));
  }

  private void ended(PollEnd end) {
    health.ended(end);
    report.ended(end, !asking.stopped());
  }
}
