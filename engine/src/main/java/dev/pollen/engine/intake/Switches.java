package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What people switch for a recipe, on each of its places: the one it reads from, and those that
 * edits left behind. On the desk's loop.
 */
final class Switches {
  private final Desk desk;
  private final Home first;
  private final Roll roll;
  private final Pauses pauses;

  Switches(Desk desk, Home first, Roll roll, Pauses pauses) {
    this.desk = desk;
    this.first = first;
    this.roll = roll;
    this.pauses = pauses;
  }

  /** Kept through restarts; all recipes there are, if none is named. */
  Future<Void> pause(Optional<String> recipe, boolean pause) {
    List<Member> some = recipe.map(id -> List.of(roll.named(id))).orElseGet(roll::members);
    return pause
        ? noted(some, true).compose(done -> paused(some, true))
        : paused(some, false).compose(done -> noted(some, false));
  }

  private Future<Void> noted(List<Member> some, boolean pause) {
    List<Change> changes = some.stream().map(one -> Pauses.note(one.recipe(), pause)).toList();
    return first
        .write(changes)
        .onSuccess(done -> some.forEach(one -> pauses.set(one.recipe(), pause)));
  }

  private Future<Void> paused(List<Member> some, boolean pause) {
    return Future.join(placesOf(some).map(one -> paused(one, pause)).toList()).mapEmpty();
  }

  private Stream<Member> placesOf(List<Member> members) {
    return members.stream()
        .flatMap(one -> Stream.concat(Stream.of(one), roll.leaving(one.recipe()).stream()));
  }

  private Future<Void> paused(Member member, boolean pause) {
    return at(member, (feed, seat) -> new Switch(feed, seat).pause(pause)).mapEmpty();
  }

  /** Empty where the place has left by now. */
  private <T> Future<Optional<T>> at(
      Member member, BiFunction<Feed, Subscription, Future<T>> work) {
    return desk.at(
        member.feed(),
        () ->
            member
                .found()
                .map(seat -> work.apply(member.feed(), seat).map(Optional::ofNullable))
                .orElseGet(() -> Future.succeededFuture(Optional.empty())));
  }

  /** Lets held floods go on; answers how many events. */
  Future<Integer> release(String recipe) {
    return sum(recipe, (feed, seat) -> new Switch(feed, seat).release());
  }

  /** Moves past held floods; answers how many events they had. */
  Future<Integer> drop(String recipe) {
    return sum(recipe, (feed, seat) -> new Switch(feed, seat).drop());
  }

  private Future<Integer> sum(String recipe, BiFunction<Feed, Subscription, Future<Integer>> work) {
    List<Future<Optional<Integer>>> counts =
        placesOf(List.of(roll.named(recipe))).map(one -> at(one, work)).toList();
    return Future.join(counts)
        .map(done -> counts.stream().mapToInt(count -> count.result().orElse(0)).sum());
  }
}
