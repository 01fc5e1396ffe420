package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.LogEntry;
import dev.pollen.engine.journal.SubscriptionRow;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Recipe.WhilePaused;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One recipe's place on a feed: from when on records count for it, how far it has looked, and
 * whether it may go on. Lives on the feed's loop; {@link Pump} makes its runs.
 *
 * <p>Its row changes in memory first and the newest row is written; a position is written only by
 * the pump, or in the pump's turn.
 */
final class Subscription {
  static final long JOINING = Long.MAX_VALUE;

  private final Home home;
  private final FeedMemory memory;
  private final Flood flood;
  private final Terms terms;
  private final Pump pump;
  private SubscriptionRow row;
  private Optional<Recipe> recipe = Optional.empty();
  private boolean polled;
  private boolean paused;
  private boolean corrected;
  private boolean settling;
  private long awaits;

  Subscription(Home home, FeedMemory memory, SubscriptionRow row, Map<String, String> notes) {
    this.home = home;
    this.memory = memory;
    this.row = row;
    this.flood = new Flood(row.id(), memory.row().lastNumber(), notes);
    this.terms = new Terms(row.id(), notes);
    this.pump = new Pump(home, memory, this, row.position());
  }

  long id() {
    return row.id();
  }

  String recipeId() {
    return row.recipe();
  }

  SubscriptionRow row() {
    return row;
  }

  Optional<Recipe> recipe() {
    return recipe;
  }

  Pump pump() {
    return pump;
  }

  Flood flood() {
    return flood;
  }

  Terms terms() {
    return terms;
  }

  Standing standing() {
    return Standing.of(row.state());
  }

  private boolean retiring() {
    return standing() == Standing.RETIRING;
  }

  /**
   * Its recipe reads elsewhere: what was taken in until now is finished, whether or not another
   * poll of this feed ever settles it. In the pump's turn.
   */
  Pending retire() {
    long last = memory.row().lastNumber();
    SubscriptionRow settled = joining() ? Rows.baseline(row, last) : row;
    SubscriptionRow next = Rows.standing(settled, Standing.RETIRING, Remainder.upTo(last));
    return pending(Rows.position(next, pump.position()));
  }

  /**
   * Its recipe as it now is. What was taken in before it read elsewhere counts as it did then.
   *
   * @param reading the first reading that can serve as its baseline, if it is still joining
   */
  void serve(Recipe newest, FeedSource source, long reading) {
    recipe = Optional.of(newest);
    terms.serve(newest, source);
    polled = source.polled();
    awaits = reading;
    flood.limit(newest.trigger().floodLimit());
  }

  /** Its recipe as it now is, of a place that only finishes what counted as it did then. */
  void finish(Recipe newest, Rule then) {
    recipe = Optional.of(newest);
    terms.finish(then);
    flood.limit(Optional.empty());
  }

  /** Its recipe is gone. */
  void abandon() {
    recipe = Optional.empty();
  }

  /** Whether its recipe is gone, or not taken up yet, and what comes meanwhile is for it. */
  boolean isAway() {
    return recipe.isEmpty() && !retiring() && terms.rule().isEmpty();
  }

  void paused(boolean now) {
    paused = now;
  }

  boolean isPaused() {
    return paused;
  }

  boolean disabled() {
    return recipe.map(it -> !it.enabled()).orElse(terms.isOff());
  }

  boolean joining() {
    return row.baseline() == JOINING;
  }

  /** Whether its feed has to be polled for it. */
  boolean polls() {
    boolean skips = paused && recipe.map(it -> it.whilePaused() == WhilePaused.SKIP).orElse(false);
    boolean live = standing() == Standing.LIVE && recipe.isPresent() && !disabled();
    return polled && live && !skips;
  }

  Optional<WatchSet> watch() {
    return terms.rule().filter(it -> recipe.isPresent() || !retiring()).flatMap(Rule::watched);
  }

  /** Whether runs may be made now. */
  boolean flows() {
    boolean stands = standing() != Standing.ORPHANED && recipe.isPresent() && !joining();
    return stands && !paused && !disabled();
  }

  long visible() {
    return Math.min(Remainder.of(row), flood.visible(memory.row().lastNumber()));
  }

  /** Whether the entry is worth a place in the log for it. */
  boolean wants(LogEntry entry) {
    return against(entry).isEmpty();
  }

  /** By what its entries count that are taken in from now on. */
  Rule.Since since() {
    return terms.since(row);
  }

  /** Why an entry does not count by itself; a recipe that is away may want anything. */
  Optional<String> against(LogEntry entry) {
    if (home.barred().holds(memory.row().id(), entry)) {
      return Optional.of(Barred.WHY);
    }
    if (flood.fences().dropsEntry(entry.number())) {
      return Optional.of("it was part of a flood that a person dropped");
    }
    return terms.against(entry, row);
  }

  /** A reading's first page came: the vendor's clock is the one that record stamps are told by. */
  void correctStart(Duration skew) {
    boolean fromNow = recipe.isPresent() && !since().past();
    if (joining() && !corrected && fromNow && !terms.carried()) {
      corrected = true;
      row = Rows.start(row, row.start().plus(skew));
    }
  }

  /** Entries come in the middle of a reading: what must be written with them. */
  Optional<Change> counting(List<LogEntry> entries) {
    return flood.counting(events(entries));
  }

  /** Entries that count are counted for the flood limit; a first reading is no flood. */
  private int events(List<LogEntry> entries) {
    boolean counts = flood.limited() && !joining();
    return counts ? (int) entries.stream().filter(this::wants).count() : 0;
  }

  /** A reading is complete: what must be written with its last batch. */
  List<Change> settling(long reading, long last, List<LogEntry> entries) {
    if (joining() && awaits <= reading) {
      settling = true;
      row = Rows.baseline(row, last);
      List<Change> changes = new ArrayList<>(List.of(new Change.SubscriptionPut(row)));
      flood.ignoring().ifPresent(changes::add);
      return changes;
    }
    return flood.settling(last, events(entries), pump.position()).stream().toList();
  }

  void settled(long last) {
    settling = false;
    noted();
    flood.settled(last);
  }

  /** What was to be written with a reading's entries is durable. */
  void noted() {
    boolean held = flood.holds();
    flood.noted();
    if (!held && flood.holds()) {
      flood.held().ifPresent(fence -> fence.tell(home, row.recipe()));
    }
  }

  void unsettled() {
    if (settling) {
      settling = false;
      row = Rows.baseline(row, JOINING);
    }
    flood.unsettled();
  }

  /**
   * Takes a new baseline, durably: nothing that is there by then counts, but for what was taken in
   * already and is still to be delivered.
   */
  Future<Void> startOver(long reading) {
    begins(reading);
    Earlier kept = terms.keeping(row, pump.position(), memory.row().lastNumber());
    return rewrite(
            it -> Rows.anew(it, since().past(), home.now(), JOINING),
            List.of(kept.note(id()), Carried.gone(id())))
        .onSuccess(done -> terms.anew(kept));
  }

  private void begins(long reading) {
    corrected = false;
    awaits = reading;
  }

  /** Makes another row durable, with other changes, between two runs' writes. */
  Future<Void> rewrite(UnaryOperator<SubscriptionRow> change, List<Change> others) {
    return pump.exclusively(() -> put(Rows.position(change.apply(row), pump.position()), others));
  }

  private Pending pending(SubscriptionRow next) {
    SubscriptionRow before = row;
    row = next;
    return new Pending(
        new Change.SubscriptionPut(next), () -> row = Rows.undone(row, next, before));
  }

  private Future<Void> put(SubscriptionRow next, List<Change> others) {
    Pending pending = pending(next);
    return home.write(Stream.concat(Stream.of(pending.put()), others.stream()).toList())
        .onFailure(fault -> pending.undo().run());
  }

  /** Moves past everything that came; what comes from now on counts. In the pump's turn. */
  Future<Void> skip(long reading, long baseline, boolean off) {
    return pump.exclusively(
        () -> {
          long last = Math.max(pump.position(), memory.row().lastNumber());
          begins(reading);
          SubscriptionRow next = Rows.anew(row, since().past(), home.now(), baseline);
          return put(Rows.position(next, last), List.of(Carried.gone(id()), Off.note(id(), off)))
              .onSuccess(done -> terms.skipped(off))
              .onSuccess(done -> pump.skipTo(last));
        });
  }

  /** Whether it reads by itself so far. */
  boolean isAlone() {
    return FeedKey.isOwn(memory.row());
  }

  /** How it stands, for people. */
  SubscriptionState state() {
    return new Stance(this).state(memory.row().lastNumber());
  }
}
