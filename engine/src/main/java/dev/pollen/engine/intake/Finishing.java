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
    return recipe().compose(recipe -> desk.at(place.feed(), () -> finish(recipe)));
  }

  private Future<Recipe> recipe() {
    Recipe newest = wanted.recipe();
    return new Passage(place, wanted).isOpen()
        ? Future.succeededFuture(newest)
        : desk.at(place.feed(), () -> Future.succeededFuture(leftWith()))
            .compose(version -> version.map(this::before).orElseGet(this::newest))
            .map(before -> before.switchedAs(newest));
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

  // ---- on the feed's loop

  private Future<Void> finish(Recipe recipe) {
    return place
        .found()
        .map(one -> new Switch(place.feed(), one).finish(recipe, source(recipe)))
        .orElseGet(Future::succeededFuture);
  }

  private FeedSource source(Recipe recipe) {
    String operation = place.feed().memory().row().operation();
    TriggerSpec spec = desk.sources().trigger(operation).orElse(wanted.spec());
    return desk.sources()
        .of(
            new Wanted(recipe, spec, wanted.connection(), wanted.key(), Optional.empty()),
            place.feed().home().loop());
  }
}
