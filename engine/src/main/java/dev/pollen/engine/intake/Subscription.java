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
  private Earlier earlier;
  private Optional<String> startWord;
  private final Pump pump;
  private SubscriptionRow row;
  private Optional<Recipe> recipe = Optional.empty();
  private Optional<Rule> rule = Optional.empty();
  private final Precedence precedence;
  private Optional<Precedence> reads = Optional.empty();
  private Optional<Past> past = Optional.empty();
  private boolean polled;
  private boolean paused;
  private boolean corrected;
  private boolean settling;
  private boolean waits;
  private long awaits;

  Subscription(Home home, FeedMemory memory, SubscriptionRow row, Map<String, String> notes) {
    this.home = home;
    this.memory = memory;
    this.row = row;
    this.flood = new Flood(row.id(), memory.row().lastNumber(), notes);
    this.earlier = Earlier.of(row.id(), notes);
    this.startWord = StartWord.noted(row.id(), notes);
    this.precedence = new Precedence(row.id(), memory, notes);
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

  Optional<Past> past() {
    return past;
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
   * Its recipe as it now is.
   *
   * @param reading the first reading that can serve as its baseline, if it is still joining
   */
  void serve(Recipe newest, FeedSource source, long reading) {
    recipe = Optional.of(newest);
    startWord = Optional.of(StartWord.of(newest));
    rule = Optional.of(Rule.of(newest, source, FeedKey.isEdited(memory.row())));
    polled = source.polled();
    awaits = reading;
    flood.limit(retiring() ? Optional.empty() : newest.trigger().floodLimit());
  }

  /** Whether its recipe now says that it begins elsewhere than when it was last looked at. */
  boolean beginsElsewhere(Recipe newest) {
    return startWord.filter(word -> !word.equals(StartWord.of(newest))).isPresent();
  }

  /** Its recipe is gone. */
  void abandon() {
    recipe = Optional.empty();
  }

  /** What of its feed is older than what its private read saw, if it has one. */
  Precedence precedence() {
    return precedence;
  }

  /** It is the reader of a private read. */
  void precedes(Precedence shared) {
    reads = Optional.of(shared);
  }

  void past(Optional<Past> read) {
    past = read;
  }

  void paused(boolean now) {
    paused = now;
  }

  /** Whether it is not to be polled for yet: the shared feed takes its baseline first. */
  void waits(boolean now) {
    waits = now;
  }

  boolean isWaiting() {
    return waits;
  }

  boolean isPaused() {
    return paused;
  }

  boolean disabled() {
    return recipe.map(it -> !it.enabled()).orElse(false);
  }

  boolean joining() {
    return row.baseline() == JOINING;
  }

  /** Whether its feed has to be polled for it. */
  boolean polls() {
    boolean skips = paused && recipe.map(it -> it.whilePaused() == WhilePaused.SKIP).orElse(false);
    boolean live = standing() == Standing.LIVE && recipe.isPresent() && !disabled();
    boolean reads = joining() || !FeedKey.isEdited(memory.row());
    return polled && live && reads && !skips && !waits;
  }

  Optional<WatchSet> watch() {
    return recipe.isPresent() ? rule.flatMap(Rule::watched) : Optional.empty();
  }

  /** Whether runs may be made now. */
  boolean flows() {
    boolean stands = standing() != Standing.ORPHANED && recipe.isPresent() && !joining();
    return stands && !paused && !disabled() && past.map(Past::delivered).orElse(true);
  }

  long visible() {
    return Math.min(Remainder.of(row), flood.visible(memory.row().lastNumber()));
  }

  /** Whether the entry is worth a place in the log for it. */
  boolean wants(LogEntry entry) {
    return against(entry).isEmpty();
  }

  /** Whether an unseen record that does not say how old it is surely counts as known. */
  boolean takesUnseen() {
    return rule.filter(it -> it.takesUnseen(row.start())).isPresent();
  }

  /** Why an entry does not count by itself; a recipe that is away may want anything. */
  Optional<String> against(LogEntry entry) {
    if (home.barred().holds(memory.row().id(), entry)) {
      return Optional.of(Barred.WHY);
    }
    if (flood.fences().dropsEntry(entry.number())) {
      return Optional.of("it was part of a flood that a person dropped");
    }
    Earlier.Span by = earlier.of(entry, row);
    return rule.flatMap(it -> it.against(entry, by.start(), by.baseline()));
  }

  /** Like {@link #against}, and not delivered by the private read of the past either. */
  Future<Optional<String>> decide(LogEntry entry) {
    Optional<String> why = against(entry);
    return why.isPresent() || past.isEmpty()
        ? Future.succeededFuture(why)
        : past.get().against(entry, rule.orElseThrow());
  }

  /** A reading's first page came: the vendor's clock is the one that record stamps are told by. */
  void correctStart(Duration skew) {
    boolean fromNow =
        recipe.map(it -> it.trigger().start().when() == Recipe.Start.When.NOW).orElse(false);
    boolean edited = past.isPresent() || FeedKey.isPast(memory.row());
    if (joining() && !corrected && fromNow && !edited) {
      corrected = true;
      row = Rows.start(row, row.start().plus(skew));
    }
  }

  /** The last entry of the shared feed that is older than what is read for it from now on. */
  long readsAfter() {
    return reads.map(Precedence::last).orElse(0L);
  }

  /** A reading of its feed begins. */
  void begins() {
    reads.ifPresent(Precedence::begins);
  }

  /** Entries come in the middle of a reading: what must be written with them. */
  Optional<Change> counting(List<LogEntry> entries) {
    return flood.counting(events(entries));
  }

  /** Entries that count are counted for the flood limit; a baseline or the past is no flood. */
  private int events(List<LogEntry> entries) {
    boolean counts = flood.limited() && !joining() && past.filter(Past::isFirst).isEmpty();
    return counts ? (int) entries.stream().filter(this::wants).count() : 0;
  }

  /** A reading is complete: what must be written with its last batch. */
  List<Change> settling(long reading, long last, List<LogEntry> entries) {
    past.ifPresent(it -> it.settled(reading, last));
    if (joining() && awaits <= reading) {
      settling = true;
      row = Rows.baseline(row, last);
      List<Change> changes = new ArrayList<>(List.of(new Change.SubscriptionPut(row)));
      reads.ifPresent(it -> changes.add(it.note()));
      flood.ignoring().ifPresent(changes::add);
      return changes;
    }
    return flood.settling(last, events(entries), pump.position()).stream().toList();
  }

  void settled(long last) {
    if (settling) {
      reads.ifPresent(Precedence::noted);
    }
    settling = false;
    noted();
    flood.settled(last);
    past.filter(it -> !joining()).ifPresent(Past::begin);
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
    Earlier kept = earlier.with(row, pump.position(), memory.row().lastNumber());
    return rewrite(
            it -> Rows.baseline(Rows.start(it, home.now()), JOINING), List.of(kept.note(id())))
        .onSuccess(done -> earlier = kept);
  }

  private void begins(long reading) {
    corrected = false;
    awaits = reading;
  }

  /** Makes another row durable, between two runs' writes. */
  Future<Void> rewrite(java.util.function.UnaryOperator<SubscriptionRow> change) {
    return rewrite(change, List.of());
  }

  /** The same, with other changes in the same write. */
  Future<Void> rewrite(
      java.util.function.UnaryOperator<SubscriptionRow> change, List<Change> others) {
    return rewrite(change, () -> others);
  }

  /** The same; what else is written is asked for just then. */
  Future<Void> rewrite(
      java.util.function.UnaryOperator<SubscriptionRow> change,
      java.util.function.Supplier<List<Change>> others) {
    return pump.exclusively(
        () -> {
          SubscriptionRow next = Rows.position(change.apply(row), pump.position());
          return put(next, others.get());
        });
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
  Future<Void> skip(long reading, long baseline) {
    return pump.exclusively(
        () -> {
          long last = Math.max(pump.position(), memory.row().lastNumber());
          begins(reading);
          SubscriptionRow next = Rows.baseline(Rows.start(row, home.now()), baseline);
          return put(Rows.position(next, last), List.of()).onSuccess(done -> pump.skipTo(last));
        });
  }

  /** How it stands, for people. */
  SubscriptionState state() {
    return new Stance(this).state(memory.row().lastNumber());
  }
}
