package dev.pollen.engine.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The changes of one commit: state goes into its tables at once, facts of runs are gathered into
 * one row. Nothing in memory changes before {@link #commit}.
 */
final class Transaction implements Change.Visitor {
  /** Up to here a commit may deflate what it writes; beyond, the disk is the cheaper. */
  private static final long DEFLATED = 16 * 1024;

  /** After a pause like this there is time for deflating. */
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Ledger ledger;
  private final Instant at;
  private final long bytesBefore;
  private final boolean rested;
  private final Admission admission = new Admission(this::taken, this::known);
  private final List<Change> facts = new ArrayList<>();
  private final Map<RunId, OpenRun> revived = new HashMap<>();
  private final List<OpenRun> covered = new ArrayList<>();

  Transaction(Ledger ledger) {
    this.ledger = ledger;
    this.at = ledger.now();
    this.bytesBefore = ledger.sql.bytes();
    this.rested = !at.isBefore(ledger.lastCommit.plus(PAUSE));
  }

  void add(List<Change> changes) {
    for (Change change : changes) {
      change.accept(admission);
      change.accept(this);
    }
  }

  /** Writes the facts; the last thing before the commit. */
  void finish() {
    if (!facts.isEmpty()) {
      ledger.sql.run(
          "insert into fact (id, body) values (?, ?)",
          ledger.lastFact + 1,
          FactCodec.body(facts, ledger.ends::holds));
    }
  }

  /** Makes everything durable; then, and only then, it counts in memory too. */
  void commit() {
    if (covered.isEmpty()) {
      ledger.tenure.commit();
      committed();
    } else {
      synchronized (ledger.book) {
        ledger.tenure.commit();
        committed();
      }
    }
    ledger.lastCommit = at;
  }

  private void committed() {
    try {
      fold();
    } catch (RuntimeException e) {
      throw new AssertionError("the book of runs no longer is what the store holds", e);
    }
  }

  private void fold() {
    synchronized (ledger.book) {
      revived.values().stream().filter(run -> !ledger.book.knows(run.id)).forEach(ledger.book::put);
      covered.forEach(ledger.book::covered);
      if (!facts.isEmpty()) {
        ledger.lastFact++;
        Change.Visitor page = ledger.book.page(ledger.lastFact, at);
        facts.forEach(fact -> fact.accept(page));
      }
      covered.forEach(ledger.book::rest);
    }
  }

  /** Whether a run that is to be made exists: asked of the store only if its number is not new. */
  private boolean taken(RunId id) {
    if (ledger.book.knows(id)) {
      return true;
    }
    boolean fresh = id.record() > ledger.highest(id.subscription());
    ledger.made(id);
    return !fresh && (ledger.runs.find(id).isPresent() || ledger.history.find(id).isPresent());
  }

  private boolean known(RunId id) {
    return ledger.book.knows(id) || revived.containsKey(id) || revive(id);
  }

  /** Takes a run that had ended back into memory, because something happens to it again. */
  private boolean revive(RunId id) {
    Optional<OpenRun> run = ledger.runs.find(id).or(() -> unpack(id));
    run.ifPresent(found -> revived.put(id, found));
    return run.isPresent();
  }

  private Optional<OpenRun> unpack(RunId id) {
    Optional<OpenRun> run = ledger.history.take(id);
    run.ifPresent(
        found -> {
          found.record = ledger.recordOf(found);
          found.row = Optional.of(found.state);
          ledger.runs.put(found);
        });
    return run;
  }

  @Override
  public void on(Change.FeedPut change) {
    ledger.state.put(change.feed());
  }

  @Override
  public void on(Change.FeedDropped change) {
    for (OpenRun run : ledger.book.uncoveredOf(change.feed())) {
      if (RunCodec.whole(run.state)) {
        ledger.runs.put(run);
        covered.add(run);
      }
    }
    ledger.state.dropFeed(change.feed());
    ledger.ends.dropped(change.feed());
  }

  @Override
  public void on(Change.Logged change) {
    if (!change.entries().isEmpty()) {
      ledger.ends.append(change.feed(), change.entries());
      ledger.log.add(change, rested && ledger.sql.bytes() - bytesBefore < DEFLATED);
    }
  }

  @Override
  public void on(Change.SeenPut change) {
    ledger.state.put(change);
  }

  @Override
  public void on(Change.SubscriptionPut change) {
    ledger.state.put(change.subscription());
  }

  @Override
  public void on(Change.SubscriptionDropped change) {
    ledger.state.dropSubscription(change.subscription());
  }

  @Override
  public void on(Change.RecipePut change) {
    ledger.state.put(change.recipe(), at);
  }

  @Override
  public void on(Change.NotePut change) {
    ledger.state.note(change.name(), change.value());
  }

  @Override
  public void on(Change.SecretPut change) {
    ledger.state.put(change.secret());
  }

  @Override
  public void on(Change.Claimed change) {
    ledger.claims.put(change);
  }

  @Override
  public void on(Change.RunsMade change) {
    ledger.state.move(change.subscription(), change.position());
    if (!change.runs().isEmpty()) {
      facts.add(change);
    }
  }

  @Override
  public void on(Change.Intended change) {
    facts.add(change);
  }

  @Override
  public void on(Change.Settled change) {
    facts.add(change);
  }

  @Override
  public void on(Change.Remembered change) {
    facts.add(change);
  }

  @Override
  public void on(Change.Upgraded change) {
    facts.add(change);
  }

  @Override
  public void on(Change.RunMoved change) {
    facts.add(change);
  }
}
