package dev.pollen.engine.intake;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Places that edits left behind, while they finish what they had taken in: a pause or resume of
 * their recipe is theirs, too. On the desk's loop.
 */
final class Leavers {
  private final Desk desk;
  private final List<Member> all = new ArrayList<>();

  Leavers(Desk desk) {
    this.desk = desk;
  }

  void add(Member member) {
    all.add(member);
  }

  /** Those that are through are forgotten. */
  Future<Void> pause(Set<String> recipes, boolean pause) {
    List<Future<Boolean>> told = new ArrayList<>();
    for (Member one : List.copyOf(all)) {
      if (recipes.contains(one.recipe())) {
        told.add(
            desk.at(one.feed(), () -> Future.succeededFuture(paused(one, pause)))
                .onSuccess(there -> keep(one, there)));
      }
    }
    return Future.join(told).mapEmpty();
  }

  private void keep(Member one, boolean there) {
    if (!there) {
      all.remove(one);
    }
  }

  private static boolean paused(Member member, boolean pause) {
    return member
        .seated()
        .map(
            one -> {
              one.paused(pause);
              one.pump().go();
              return true;
            })
        .orElse(false);
  }
}
