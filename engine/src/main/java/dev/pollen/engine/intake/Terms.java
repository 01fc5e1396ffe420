package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.LogEntry;
import dev.pollen.engine.journal.SubscriptionRow;
import dev.pollen.engine.recipe.Recipe;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * By what entries count for a place: its recipe's rule, what it asked for when it took the place,
 * and what it brought along. What of it must survive a restart stands in notes beside the place.
 */
final class Terms {
  private final long place;
  private Earlier earlier;
  private Optional<StartWord> start;
  private Optional<String> servedBy;
  private Optional<Rule> rule = Optional.empty();
  private boolean carried;
  private boolean away;
  private boolean off;

  Terms(long place, Map<String, String> notes) {
    this.place = place;
    this.earlier = Earlier.of(place, notes);
    this.start = StartWord.noted(place, notes);
    this.servedBy = ServedBy.noted(place, notes);
    this.carried = Carried.isNoted(place, notes);
    this.away = Away.noted(place, notes).isPresent();
    this.off = Off.isNoted(place, notes);
  }

  /** Its recipe as it now is. */
  void serve(Recipe newest, FeedSource source) {
    start = Optional.of(start(newest));
    servedBy = Optional.of(newest.version());
    rule = Optional.of(Rule.of(newest, source));
  }

  /** It reads elsewhere now: what was taken in before counts as it did then. */
  void finish(Rule then) {
    rule = rule.or(() -> Optional.of(then));
  }

  /** Whether its recipe now says that it begins elsewhere than when it was last looked at. */
  boolean beginsElsewhere(Recipe newest) {
    return start.filter(word -> !word.says(newest)).isPresent();
  }

  /** What a place says that its recipe takes elsewhere, from this instant on. */
  StartWord start(Recipe newest, Instant from) {
    return start
        .filter(word -> word.asks(from))
        .map(word -> word.looked(newest))
        .orElseGet(() -> StartWord.of(newest));
  }

  private StartWord start(Recipe newest) {
    return start.map(word -> word.looked(newest)).orElseGet(() -> StartWord.of(newest));
  }

  /** What is to be kept of a version before it is served; nothing if it is known. */
  List<Change> notes(Recipe newest) {
    boolean known = servedBy.filter(newest.version()::equals).isPresent();
    return known ? List.of() : ServedBy.notes(place, newest, start(newest));
  }

  /** The version of its recipe that it goes by, or went by last. */
  Optional<String> servedBy() {
    return servedBy;
  }

  /** By what its version counts entries, once it is served. */
  Optional<Rule> rule() {
    return rule;
  }

  /** Whether it joined with what its recipe knew elsewhere. */
  boolean carried() {
    return carried;
  }

  /** Whether it is noted that its recipe is gone. */
  boolean isAway() {
    return away;
  }

  /** The note is written, or dropped. */
  void away(boolean noted) {
    away = noted;
  }

  /** Whether it is noted that its recipe is disabled. */
  boolean isOff() {
    return off;
  }

  /** The note is written, or dropped. */
  void off(boolean noted) {
    off = noted;
  }

  /** By what its entries count that are taken in from now on. */
  Rule.Since since(SubscriptionRow row) {
    boolean past = start.filter(word -> word.asks(row.start())).isPresent();
    return new Rule.Since(row.start(), row.baseline(), carried, past);
  }

  /** Why an entry does not count by itself. */
  Optional<String> against(LogEntry entry, SubscriptionRow row) {
    return rule.flatMap(it -> it.against(entry, earlier.of(entry, since(row))));
  }

  /** What was taken in up to the last entry will count as it does now, whatever comes later. */
  Earlier keeping(SubscriptionRow row, long passed, long last) {
    return earlier.with(since(row), passed, last);
  }

  /** It took a new baseline; the notes are written. */
  void anew(Earlier kept) {
    earlier = kept;
    carried = false;
  }

  /** It moved past everything that came; the notes are written. */
  void skipped(boolean stillOff) {
    carried = false;
    off = stillOff;
  }
}
