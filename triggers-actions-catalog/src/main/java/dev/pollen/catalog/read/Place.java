package dev.pollen.catalog.read;

/** A line and a column in a file, both from 1. */
public record Place(int line, int column) {
  public static final Place START = new Place(1, 1);
}
