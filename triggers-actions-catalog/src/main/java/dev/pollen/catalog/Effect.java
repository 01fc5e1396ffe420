package dev.pollen.catalog;

import java.util.Locale;

/**
 * What may be done about an action whose outcome is unknown.
 *
 * <p>Every action of the catalog names one, with its reason in a line. An action that nobody
 * considered is {@link #UNREPEATABLE}.
 */
public enum Effect {
  /** Changes nothing: repeat at will. */
  READ,
  /** Twice is the same as once: repeat, within the action's {@code repeat_within}. */
  IDEMPOTENT,
  /** Its effect can be found by looking: look before repeating. */
  RECONCILABLE,
  /** Twice is harm: a person decides. */
  UNREPEATABLE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
