/**
 * The recipes' own cases: beside {@code x.yaml} may stand {@code x.test.yaml}, and {@link
 * dev.pollen.daemon.cases.RecipeCases} carries each of its records through the recipe, offline.
 *
 * <p>The walk is the engine's own, on virtual time; every system is played by an {@code
 * Understudy}, so that nothing is ever sent.
 */
package dev.pollen.daemon.cases;
