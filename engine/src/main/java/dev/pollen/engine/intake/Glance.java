package dev.pollen.engine.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.RecordShape;
import dev.pollen.engine.journal.LogEntry;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.status.Foreseen;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads a feed once, as its next poll would, and tells what that would mean to recipes on it.
 * Writes nothing and moves nothing: what it found is thrown away. On the feed's loop.
 */
final class Glance implements Aim.Audience {
  private final Home home;
  private FeedMemory memory;
  private final FeedSource source;
  private final Aim.Audience others;
  private Families families;
  private final PageAsk asking;
  private List<Told> told = List.of();
  private int read;
  private int requests;

  /** A recipe, and what is counted for it. */
  private record Told(Candidacy one, Tally tally) {
    void met(LogEntry entry, FeedSource source) {
      tally.met(entry, one.against(entry, source));
    }
  }

  /**
   * @param others who is on the feed besides
   */
  Glance(Home home, FeedMemory memory, FeedSource source, Aim.Audience others) {
    this.home = home;
    this.memory = memory;
    this.source = source;
    this.others = others;
    this.families = new Families(memory, source);
    this.asking = new PageAsk(home.loop(), source);
  }

  @Override
  public List<WatchSet> watchSets() {
    Map<String, WatchSet> sets = new TreeMap<>();
    others.watchSets().forEach(set -> sets.put(set.name(), set));
    told.forEach(it -> it.one.watch().ifPresent(set -> sets.put(set.name(), set)));
    return List.copyOf(sets.values());
  }

  @Override
  public Optional<Instant> earliestStart() {
    return told.stream()
        .map(it -> it.one.since().start())
        .min(Instant::compareTo)
        .filter(start -> start.isAfter(Instant.EPOCH));
  }

  /** What the poll would bring to each of them; one that fails is told, and is no failure. */
  Future<List<Foreseen>> tell(List<Candidacy> all) {
    told = all.stream().map(one -> new Told(one, new Tally())).toList();
    return home.loop()
        .bring(source.inputs(home.now()))
        .compose(this::page)
        .map(complete -> told.stream().map(it -> foreseen(it, complete)).toList())
        .otherwise(fault -> all.stream().map(one -> one.refused(fault)).toList());
  }

  private Foreseen foreseen(Told it, boolean complete) {
    it.one.waiting().forEach(entry -> it.tally.met(entry, Optional.empty()));
    return it.one.foreseen(it.tally.poll(read, requests, complete));
  }

  /** From the first page to the last one that a poll may read; whether there was no more. */
  private Future<Boolean> page(JsonNode inputs) {
    RecordShape shape = source.trigger().shape(inputs);
    if (aim().renamed(shape)) {
      startOver();
    }
    return page(aim().reading(1, home.now(), inputs, shape));
  }

  private Aim aim() {
    return new Aim(memory, source, this, new Watermark(source.spec().lag(), false));
  }

  private void startOver() {
    memory = FeedMemory.none(home, memory.row());
    families = new Families(memory, source);
    told = told.stream().map(it -> new Told(it.one.startingOver(home.now()), it.tally)).toList();
  }

  private Future<Boolean> page(Reading reading) {
    requests++;
    return asking
        .page(reading)
        .compose(page -> take(reading, page))
        .compose(more -> more && requests < home.limits().pages() ? page(reading) : ended(more));
  }

  private static Future<Boolean> ended(boolean more) {
    return Future.succeededFuture(!more);
  }

  private Future<Boolean> take(Reading reading, Page page) {
    List<Candidate> all = reading.candidates(page);
    reading.drift.check(reading.normaliser, source.spec().key(), false);
    return families
        .met(reading, page, all)
        .compose(met -> reading.stage.open(met).map(met))
        .map(met -> look(reading, met))
        .compose(done -> families.read(reading, page, home.now()))
        .map(done -> reading.turned(page));
  }

  private Void look(Reading reading, List<Candidate> all) {
    long last = memory.row().lastNumber();
    all.forEach(one -> reading.look(one, last, home.now(), entry -> true));
    List<LogEntry> entries = new ArrayList<>(reading.staged());
    reading.written();
    read += all.size();
    for (Told it : told) {
      entries.forEach(entry -> it.met(entry, source));
      all.stream().findFirst().ifPresent(it.tally::example);
      it.tally.known(all.size() - entries.size());
    }
    return null;
  }
}
