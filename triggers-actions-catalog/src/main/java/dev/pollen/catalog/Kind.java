package dev.pollen.catalog;

/** Whether an operation reads records or changes something. */
public enum Kind {
  TRIGGER,
  ACTION;

  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
