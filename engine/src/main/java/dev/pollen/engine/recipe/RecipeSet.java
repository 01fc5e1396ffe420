package dev.pollen.engine.recipe;

import dev.pollen.catalog.read.Problem;
import java.util.List;

/**
 * The recipes of a folder as they may run now.
 *
 * @param recipes whole ones, and for a broken file its last good version, if there was one
 * @param problems of all files
 */
public record RecipeSet(List<Recipe> recipes, List<Problem> problems) {
  public RecipeSet {
    recipes = List.copyOf(recipes);
    problems = List.copyOf(problems);
  }
}
