package dev.pollen.engine.intake;

import dev.pollen.engine.dispatch.RecipeBook;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;

/** The places of a recipe that its edits left behind. On the desk's loop. */
record LeftPlaces(Desk desk, RecipeBook book, String recipe) {

  /**
   * They go by the recipe as it now is; what a person is told of it, after what was told before.
   */
  Future<List<String>> serve(Wanted wanted, List<String> told) {
    return each(place -> serve(place, wanted)).map(told).recover(fault -> waits(told, fault));
  }

  private Future<List<String>> waits(List<String> told, Throwable fault) {
    return SecondTry.passes(fault)
        ? Future.failedFuture(fault)
        : Future.succeededFuture(Lines.and(told, Lines.waits(recipe, fault)));
  }

  private Future<Void> serve(Member place, Wanted wanted) {
    return place.isServed(wanted.recipe())
        ? Future.succeededFuture()
        : new Finishing(desk, book, place, wanted)
            .finish()
            .onSuccess(done -> nowServe(place, wanted))
            .recover(fault -> unread(place, wanted, fault));
  }

  /** A version that cannot be read cannot be switched off: without a recipe nothing runs. */
  private Future<Void> unread(Member place, Wanted wanted, Throwable fault) {
    Future<Void> off = there(place, wanted.recipe().enabled());
    return off.compose(done -> Future.failedFuture(fault));
  }

  /** The recipe is there, so that nothing of it is forgotten. */
  private Future<Void> there(Member place, boolean on) {
    desk.roll().leaves(place.away());
    return desk.at(
        place.feed(),
        () ->
            place
                .found()
                .map(seat -> new Switch(place.feed(), seat).stays(on))
                .orElseGet(Future::succeededFuture));
  }

  private void nowServe(Member place, Wanted wanted) {
    desk.roll().leaves(place.serving(wanted.recipe().version()));
  }

  /** The recipe is gone: they go on if it returns. */
  Future<Void> abandon() {
    return each(this::abandon);
  }

  private Future<Void> abandon(Member place) {
    desk.roll().leaves(place.away());
    return desk.at(
        place.feed(),
        () ->
            place
                .found()
                .map(seat -> new Switch(place.feed(), seat).abandon())
                .orElseGet(Future::succeededFuture));
  }

  private Future<Void> each(Function<Member, Future<Void>> work) {
    List<Future<Void>> all = desk.roll().leaving(recipe).stream().map(work).toList();
    return Future.join(all).mapEmpty();
  }
}
