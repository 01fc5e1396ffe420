package dev.pollen.engine.places;

import dev.pollen.engine.recipe.Places;
import dev.pollen.engine.recipe.Recipe;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One recipe for each account that a recipe is written for. Pure: the same recipes and lists give
 * the same.
 *
 * @param installed what is known of the accounts below a connection's
 */
public record Placing(Function<String, Optional<Installed>> installed) {

  /** All, in their order; one whose accounts are not known yet is none. */
  public List<Recipe> placed(Collection<Recipe> written) {
    return written.stream().flatMap(this::placed).toList();
  }

  private Stream<Recipe> placed(Recipe recipe) {
    if (!recipe.places().several() || recipe.places().at().isPresent()) {
      return Stream.of(recipe);
    }
    Map<String, String> names =
        connection(recipe).flatMap(installed).map(Installed::names).orElse(Map.of());
    Stream<String> ids =
        recipe.places().installed()
            ? names.keySet().stream().sorted()
            : recipe.places().some().stream();
    return ids.map(id -> recipe.at(place(recipe, id, names)));
  }

  private static Places.At place(Recipe recipe, String id, Map<String, String> names) {
    String name = names.getOrDefault(id, "");
    return new Places.At(recipe.id(), id, name.isBlank() ? id : name);
  }

  /** The connection below whose account a recipe's accounts stand. */
  static Optional<String> connection(Recipe recipe) {
    return recipe.connection().or(() -> recipe.trigger().connection());
  }

  /**
   * The recipe as it is for one account, whether or not it is known to be there: runs that began
   * with it go on.
   *
   * @param id the placed recipe's
   */
  public static Recipe again(Recipe written, String id) {
    String mark = written.id() + "@";
    return written.places().several() && id.startsWith(mark)
        ? written.at(place(written, id.substring(mark.length()), Map.of()))
        : written;
  }
}
