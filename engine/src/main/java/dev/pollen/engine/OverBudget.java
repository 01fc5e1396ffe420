package dev.pollen.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What happens where the polls of an account want more than its budgets have. */
public enum OverBudget {
  /** A plan says no; polls that run all the same are late. */
  REFUSE,
  /** All polls of the account are slowed down alike until they fit. */
  STRETCH;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(OverBudget::word).toList();
  }

  public static Optional<OverBudget> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
