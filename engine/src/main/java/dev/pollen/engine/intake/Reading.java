package dev.pollen.engine.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.journal.LogEntry;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One reading of a listing or window, from its first page to its last: usually one poll, over
 * several when it is long. What it found and is not yet durable waits here; a restart begins again.
 */
final class Reading {
  private static final int MOST_TRIES = 3;

  final long number;
  final Instant began;
  final JsonNode inputs;
  final String shape;
  final Normaliser normaliser;
  final SeenStage stage;
  final Optional<Instant> since;
  final Drift drift = new Drift();
  private final List<LogEntry> staged = new ArrayList<>();
  private final boolean quiet;
  private Optional<Trigger.Cursor> next = Optional.empty();
  private Optional<Instant> date = Optional.empty();
  private Optional<Instant> newest = Optional.empty();
  private Instant asked;
  private boolean begun;
  private int tries;

  /**
   * @param quiet whether versions only changed because the catalog reads them differently now
   */
  Reading(
      long number,
      Instant began,
      JsonNode inputs,
      String shape,
      Normaliser normaliser,
      SeenStage stage,
      Optional<Instant> since,
      boolean quiet) {
    this.number = number;
    this.began = began;
    this.asked = began;
    this.inputs = inputs;
    this.shape = shape;
    this.normaliser = normaliser;
    this.stage = stage;
    this.since = since;
    this.quiet = quiet;
  }

  /** Whether everything there is was asked for. */
  boolean whole() {
    return since.isEmpty();
  }

  /** The next page is asked for. */
  Trigger.Ask ask(Instant now) {
    asked = now;
    return new Trigger.Ask(inputs, since, next);
  }

  /** When the page that came last was asked for. */
  Instant asked() {
    return asked;
  }

  /** The records of a page, as they are named and compared. */
  List<Candidate> candidates(Page page) {
    List<Candidate> candidates = page.records().stream().map(normaliser::read).toList();
    candidates.forEach(drift::met);
    return candidates;
  }

  /** A page came: the place to go on from, and whether there is more. */
  boolean turned(Page page) {
    date = begun ? date : page.date();
    begun = true;
    tries = 0;
    next = page.next();
    return next.isPresent();
  }

  /** A page did not come. Whether the same page is worth another try later. */
  boolean again() {
    return next.isPresent() && ++tries < MOST_TRIES;
  }

  Optional<Instant> date() {
    return date;
  }

  Optional<Instant> newest() {
    return newest;
  }

  /** Stamps after this are of the future. */
  Instant latest(Instant now) {
    return date.filter(at -> at.isAfter(now)).orElse(now);
  }

  /** Asks the seen-set about an opened candidate and stages a log entry if somebody wants it. */
  void look(Candidate candidate, long last, Instant now, Predicate<LogEntry> wanted) {
    Instant latest = latest(now);
    stampMet(candidate, latest);
    Sight sight = stage.look(candidate, latest);
    if (counts(sight)) {
      take(candidate, sight, last, wanted);
    }
  }

  private boolean counts(Sight sight) {
    return !sight.isKnown() && (sight.isNew() || !quiet);
  }

  private void take(Candidate candidate, Sight sight, long last, Predicate<LogEntry> wanted) {
    LogEntry entry = entry(candidate, sight, last + staged.size() + 1);
    if (wanted.test(entry)) {
      staged.add(entry);
    }
  }

  private void stampMet(Candidate candidate, Instant latest) {
    Optional<Instant> stamp = candidate.changed.or(() -> candidate.created);
    newest =
        stamp
            .filter(at -> !at.isAfter(latest))
            .filter(at -> newest.map(at::isAfter).orElse(true))
            .or(() -> newest);
  }

  private static LogEntry entry(Candidate candidate, Sight sight, long number) {
    return new LogEntry(
        number,
        candidate.key,
        sight.isNew(),
        sight.differing(),
        candidate.created,
        candidate.changed,
        candidate.record);
  }

  List<LogEntry> staged() {
    return staged;
  }

  void written() {
    staged.clear();
  }
}
