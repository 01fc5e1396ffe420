package dev.pollen.catalog.render;

/**
 * One thing to know about an operation, the same on a page and on a terminal.
 *
 * @param words a phrase or sentences; names of fields and the like stand between backticks
 */
record Fact(String name, String words) {}
