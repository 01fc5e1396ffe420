package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.recipe.Recipe;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A recipe was edited to read something else. With the same account and operation it skips nothing:
 * its old place finishes what it had taken in, and a feed of its own reads the new inputs from
 * where the old feed was last sure of everything, knowing all that feed knew. Otherwise it begins
 * anew, and that is said. On the desk's loop.
 */
final class Moving {
  private final Desk desk;
  private final Member member;
  private final Wanted wanted;
  private final Recipe recipe;
  private final Passage passage;

  Moving(Desk desk, Member member, Wanted wanted) {
    this.desk = desk;
    this.member = member;
    this.wanted = wanted;
    this.recipe = wanted.recipe();
    this.passage = new Passage(member, wanted);
  }

  /** From when on records count elsewhere, whether nothing had begun, and what goes on there. */
  private record Left<T>(Instant start, boolean joining, boolean begins, T arrival) {}

  Future<List<String>> move() {
    return passage.apart().map(this::anew).orElseGet(this::goOn);
  }

  // ---- begins anew

  private Future<List<String>> anew(String apart) {
    return left(() -> Future.<Supplier<List<Change>>>succeededFuture(List::of))
        .compose(
            left -> {
              desk.roll().leaves(member);
              Optional<Instant> start = Optional.of(left.start()).filter(at -> left.joining());
              return desk.rejoin(wanted, Lines.anew(apart), start);
            });
  }

  // ---- goes on

  private Future<List<String>> goOn() {
    Roll roll = desk.roll();
    Arrival.Ids ids = new Arrival.Ids(roll.newSubscription(), roll.newFeed());
    return desk.ready(wanted, FeedKey.edited(ids.place(), wanted.key()))
        .compose(source -> left(() -> arrival(ids)).compose(left -> arrive(left, source)));
  }

  private Future<Arrival> arrival(Arrival.Ids ids) {
    Home home = member.feed().home();
    Instant now = home.now();
    return Knowledge.of(member.feed())
        .compose(known -> known.unread(now, new Slices(home.loop())))
        .map(missing -> Arrival.at(ids, passage, missing, now));
  }

  private Future<List<String>> arrive(Left<Arrival> left, FeedSource source) {
    desk.roll().leaves(member);
    Arrival arrival = left.arrival();
    Feed own = desk.open(arrival.feed(), true);
    long place = arrival.place().id();
    boolean paused = desk.isPaused(recipe);
    return desk.at(
            own,
            () -> {
              own.source(source);
              own.joined(arrival.place(), recipe, arrival.noted(), paused);
              return Future.succeededFuture(lines(left));
            })
        .onSuccess(done -> desk.roll().put(new Member(recipe.id(), own, place, version())));
  }

  private Optional<String> version() {
    return Optional.of(recipe.version());
  }

  private List<String> lines(Left<Arrival> left) {
    Instant start = left.arrival().place().start();
    List<String> lines = new ArrayList<>(Lines.moved(recipe, passage.words(start)));
    if (left.begins()) {
      lines.addAll(Lines.beginsElsewhere(recipe));
    }
    if (!recipe.enabled()) {
      lines.addAll(Lines.disabled(recipe));
    }
    return lines;
  }

  // ---- both

  /** Nothing was taken in for it, here or where it was before. */
  private boolean isUntouched(Subscription seat) {
    long last = member.feed().memory().row().lastNumber();
    return seat.joining() && !seat.since().carried() && seat.pump().position() == last;
  }

  private <T extends Supplier<List<Change>>> Future<Left<T>> left(Supplier<Future<T>> arriving) {
    return desk.at(
        member.feed(),
        () -> {
          Departing departing = new Departing(member.feed(), member.seat());
          Instant start = passage.start();
          boolean joining = isUntouched(member.seat()) && !passage.skips();
          boolean begins = member.seat().terms().beginsElsewhere(recipe);
          return departing.leave(arriving).map(made -> new Left<>(start, joining, begins, made));
        });
  }
}
