package dev.pollen.engine.journal;

/**
 * One version of a recipe, so that a run is carried on by the text it began with.
 *
 * @param id the recipe's lasting identity
 * @param version hash of its content
 * @param file where it was read
 * @param text the YAML
 */
public record RecipeRow(String id, String version, String name, String file, String text) {}
