package dev.pollen.engine.spi;

/**
 * What became of something that a call had left on this machine, when its person was forgotten.
 *
 * @param where a file, by its path
 * @param gone whether nothing of it is there any more
 * @param words what was done, or why nothing was
 */
public record Remains(String where, boolean gone, String words) {}
