/**
 * Recipes that work for several accounts below one: which accounts those are, and one recipe for
 * each. {@link dev.pollen.engine.places.InstalledLists} is the way in.
 */
package dev.pollen.engine.places;
