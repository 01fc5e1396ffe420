package dev.pollen.engine.intake;

import dev.pollen.engine.recipe.Recipe;
import java.util.Optional;

/**
 * A recipe as the desk knows it.
 *
 * @param version the version that is surely served; empty while its recipe is away
 */
record Member(String recipe, Feed feed, long subscription, Optional<String> version) {

  Member serving(String newer) {
    return new Member(recipe, feed, subscription, Optional.of(newer));
  }

  /** Whether this version of it is served. */
  boolean isServed(Recipe served) {
    return recipe.equals(served.id()) && version.filter(served.version()::equals).isPresent();
  }

  Member away() {
    return new Member(recipe, feed, subscription, Optional.empty());
  }

  /** Empty once it has left; to be asked on the feed's loop. */
  Optional<Subscription> found() {
    return feed.subscribers().find(subscription);
  }

  /** To be asked on the feed's loop. */
  Subscription seat() {
    return feed.subscribers().get(subscription);
  }
}
