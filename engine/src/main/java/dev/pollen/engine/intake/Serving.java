package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;

/** A recipe that has a place already is back, was edited, or goes. On the feed's loop. */
final class Serving {
  private final Desk desk;
  private final Member member;
  private final Wanted wanted;

  Serving(Desk desk, Member member, Wanted wanted) {
    this.desk = desk;
    this.member = member;
    this.wanted = wanted;
  }

  /** Goes on where it stood; what a person is told of it. */
  Future<List<String>> goOn() {
    Feed feed = member.feed();
    Subscription one = member.seat();
    boolean back = one.standing() == Standing.ORPHANED;
    attach(feed);
    boolean wasOff = one.disabled();
    boolean begins = one.terms().beginsElsewhere(wanted.recipe());
    List<Change> notes = one.terms().notes(wanted.recipe());
    return (back
            ? one.rewrite(row -> Rows.standing(row, Standing.LIVE, ""), notes)
            : flushed(one, notes))
        .compose(done -> new Switch(feed, one).serve(wanted.recipe(), wasOff))
        .map(done -> lines(back, begins));
  }

  private List<String> lines(boolean back, boolean begins) {
    if (begins) {
      return Lines.beginsElsewhere(wanted.recipe());
    }
    if (member.version().isPresent()) {
      return Lines.edited(wanted.recipe());
    }
    return back ? Lines.back(wanted.recipe()) : List.of();
  }

  /** What was skipped by the old version stays skipped under the new one. */
  private static Future<Void> flushed(Subscription one, List<Change> notes) {
    return one.recipe().isPresent() || !notes.isEmpty()
        ? one.rewrite(row -> row, notes)
        : Future.succeededFuture();
  }

  private void attach(Feed feed) {
    if (!feed.hasSource()) {
      feed.source(desk.sources().of(wanted, feed.home().loop()));
    }
  }

  static Future<Void> orphan(Member member, Instant now) {
    Subscription one = member.seat();
    if (one.standing() == Standing.ORPHANED) {
      return Future.succeededFuture();
    }
    String note = "its recipe was deleted at " + now;
    return one.rewrite(row -> Rows.standing(row, Standing.ORPHANED, note), List.of())
        .onSuccess(done -> gone(member.feed(), one));
  }

  private static void gone(Feed feed, Subscription one) {
    one.abandon();
    feed.refresh();
  }
}
