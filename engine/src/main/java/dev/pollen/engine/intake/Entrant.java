package dev.pollen.engine.intake;

import dev.pollen.engine.journal.LogEntry;
import dev.pollen.engine.status.Foreseen.Change;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A recipe that would stand on a feed: how it would come there, and what is still to be delivered
 * where it stands. Changes nothing.
 */
record Entrant(Wanted wanted, Change change, Optional<Member> member) {
  private static final int MOST_WAITING = 1_000;

  static Entrant of(Wanted wanted, Optional<Member> member) {
    return new Entrant(wanted, member.map(it -> change(it, wanted)).orElse(Change.NEW), member);
  }

  private static Change change(Member member, Wanted wanted) {
    if (!Desk.sameFeed(member, wanted)) {
      return Change.MOVED;
    }
    return member
        .version()
        .map(now -> now.equals(wanted.recipe().version()) ? Change.UNCHANGED : Change.EDITED)
        .orElse(Change.KEPT);
  }

  /** Whether it would take a place that it does not have. */
  boolean joins() {
    return change == Change.NEW || change == Change.MOVED;
  }

  /** How it would go on with other inputs, if it would. */
  Optional<Passage> passage() {
    return before().map(it -> new Passage(it, wanted)).filter(Passage::isOpen);
  }

  /** Where it stands now, if it would leave. */
  private Optional<Member> before() {
    return member.filter(it -> change == Change.MOVED);
  }

  /** On the loop of the feed that it would stand on; completes there. */
  Future<Candidacy> candidacy(Desk desk, Home home) {
    Optional<Passage> passage = passage();
    if (passage.isPresent()) {
      return goingOn(passage.get(), desk, home);
    }
    return joins() ? joining(desk, home) : staying(member.orElseThrow(), desk, home);
  }

  private Future<Candidacy> joining(Desk desk, Home home) {
    Future<List<LogEntry>> rest =
        before().map(it -> waiting(it, desk)).orElse(Future.succeededFuture(List.of()));
    Future<Optional<Instant>> begun =
        before().map(this::unbegun).orElse(Future.succeededFuture(Optional.empty()));
    return home.loop()
        .bring(Future.all(rest, begun))
        .map(all -> joining(begun.result().orElse(wanted.start(home.now())), rest.result()));
  }

  /** From when on a place counts that has not begun yet. */
  private Future<Optional<Instant>> unbegun(Member member) {
    return member
        .feed()
        .home()
        .call(
            () ->
                Future.succeededFuture(
                    Optional.of(member.seat())
                        .filter(Subscription::joining)
                        .filter(seat -> !new Passage(member, wanted).skips())
                        .map(seat -> seat.row().start())));
  }

  private Candidacy joining(Instant start, List<LogEntry> rest) {
    String how =
        start.equals(Instant.EPOCH)
            ? "everything that is there counts"
            : "what is created from %s on counts".formatted(start.truncatedTo(ChronoUnit.SECONDS));
    Rule.Since since = since(start, false);
    return new Candidacy(wanted.recipe(), change, verb() + "; " + how, since, rest);
  }

  private Rule.Since since(Instant start, boolean carried) {
    boolean past = StartWord.of(wanted.recipe()).asks(start);
    return new Rule.Since(start, Subscription.JOINING, carried, past);
  }

  private String verb() {
    return before().flatMap(it -> new Passage(it, wanted).apart()).map(Lines::anew).orElse("joins");
  }

  private Future<Candidacy> goingOn(Passage passage, Desk desk, Home home) {
    if (passage.skips()) {
      return skipping(passage.words(home.now()), change, home);
    }
    Instant start = passage.start();
    Rule.Since since = since(start, true);
    return waiting(passage.member(), desk)
        .map(rest -> new Candidacy(wanted.recipe(), change, passage.words(start), since, rest));
  }

  /** What came while it was off does not count. */
  private Future<Candidacy> skipping(String words, Change how, Home home) {
    Rule.Since since = new Rule.Since(home.now(), Subscription.JOINING, false, false);
    return Future.succeededFuture(new Candidacy(wanted.recipe(), how, words, since, List.of()));
  }

  private Future<Candidacy> staying(Member here, Desk desk, Home home) {
    Subscription seat = here.seat();
    Change how = seat.standing() == Standing.ORPHANED ? Change.BACK : change;
    if (new Passage(here, wanted).skips()) {
      return skipping(words(seat) + "; what came while it was disabled is skipped", how, home);
    }
    return waiting(here, desk)
        .map(rest -> new Candidacy(wanted.recipe(), how, words(seat), seat.since(), rest));
  }

  private static String words(Subscription seat) {
    return "goes on where it stood"
        + (seat.isPaused() ? "; paused: nothing runs before 'pollen resume'" : "")
        + (seat.flood().holds() ? "; held: 'pollen runs release' or 'drop' decides" : "");
  }

  /** What was taken in for it, counts by its new version, and has not become runs. */
  private Future<List<LogEntry>> waiting(Member at, Desk desk) {
    return at.feed()
        .home()
        .call(
            () ->
                new Passage(at, wanted).skips()
                    ? Future.succeededFuture(List.of())
                    : waiting(at.feed(), at.seat(), desk));
  }

  private Future<List<LogEntry>> waiting(Feed feed, Subscription seat, Desk desk) {
    if (seat.joining() || seat.pump().position() >= feed.memory().row().lastNumber()) {
      return Future.succeededFuture(List.of());
    }
    FeedSource source =
        feed.hasSource() ? feed.source() : desk.sources().of(wanted, feed.home().loop());
    Rule newest = Rule.of(wanted.recipe(), source);
    Rule rule = seat.terms().rule().filter(it -> change == Change.MOVED).orElse(newest);
    return feed.memory()
        .after(seat.pump().position(), MOST_WAITING)
        .map(all -> all.stream().filter(it -> rule.against(it, seat.since()).isEmpty()).toList());
  }
}
