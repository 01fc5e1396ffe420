package dev.pollen.catalog;

import java.util.Locale;

/** The closed set of types a field may have. */
public enum FieldType {
  STRING,
  INTEGER,
  NUMBER,
  BOOLEAN,
  OBJECT,
  ARRAY,
  /** Any JSON value. */
  ANY;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
