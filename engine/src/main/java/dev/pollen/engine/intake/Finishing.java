package dev.pollen.engine.intake;

import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.dispatch.RecipeBook;
import dev.pollen.engine.recipe.Recipe;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * A place that an edit left behind goes by its recipe as it now is. Where that reads another list,
 * its steps are written for other records: then the version that the place was left with goes on,
 * and only pauses and {@code enabled} are the newest's. On the desk's loop.
 */
final class Finishing {
  private final Desk desk;
  private final RecipeBook book;
  private final Member place;
  private final Wanted wanted;

  Finishing(Desk desk, RecipeBook book, Member place, Wanted wanted) {
    this.desk = desk;
    this.book = book;
    this.place = place;
    this.wanted = wanted;
  }

  Future<Void> finish() {
    return before().compose(before -> desk.at(place.feed(), () -> finish(before)));
  }

  private Future<Recipe> before() {
    return desk.at(place.feed(), () -> Future.succeededFuture(leftWith()))
        .compose(version -> version.map(this::before).orElseGet(this::newest))
        .recover(this::without);
  }

  /** Of the same list the newest will do; what only fails for now is tried again. */
  private Future<Recipe> without(Throwable fault) {
    return isOpen() && !SecondTry.passes(fault) ? newest() : Future.failedFuture(fault);
  }

  private Optional<String> leftWith() {
    return place.found().flatMap(seat -> seat.terms().servedBy());
  }

  private Future<Recipe> before(String version) {
    return book.version(place.recipe(), version);
  }

  private Future<Recipe> newest() {
    return Future.succeededFuture(wanted.recipe());
  }

  private boolean isOpen() {
    return new Passage(place, wanted).isOpen();
  }

  // ---- on the feed's loop

  private Future<Void> finish(Recipe before) {
    Recipe recipe = isOpen() ? wanted.recipe() : before.switchedAs(wanted.recipe());
    return place
        .found()
        .map(one -> new Switch(place.feed(), one).finish(recipe, then(before)))
        .orElseGet(Future::succeededFuture);
  }

  /** How what it took in counted. */
  private Rule then(Recipe before) {
    String operation = place.feed().memory().row().operation();
    TriggerSpec spec = desk.sources().trigger(operation).orElse(wanted.spec());
    return Rule.of(before, spec.since().isPresent());
  }
}
