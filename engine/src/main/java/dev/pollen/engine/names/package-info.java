/**
 * Names for ids: turns the names that people write into the ids that a system wants, by the
 * system's own lists. {@link dev.pollen.engine.names.Names} is the way in.
 */
package dev.pollen.engine.names;
