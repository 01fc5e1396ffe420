package dev.pollen.catalog.read;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that a person probably meant: "did you mean …?". */
public final class Suggestion {
  private Suggestion() {}

  /**
   * The known word nearest to a mistyped one; empty when none is near enough to be worth saying.
   *
   * <p>Near means at most a third of the letters changed, added, dropped or swapped with their
   * neighbour; capitals and the signs {@code _ - .} count little. Of equally near words the first
   * in alphabetical order is taken.
   */
  public static Optional<String> nearest(String word, Collection<String> known) {
    String asked = plain(word);
    int worst = Math.max(1, asked.length() / 3);
    return known.stream()
        .filter(each -> Math.abs(plain(each).length() - asked.length()) <= worst)
        .sorted()
        .min(Comparator.comparingInt(each -> distance(asked, plain(each))))
        .filter(each -> distance(asked, plain(each)) <= worst);
  }

  /** A way out for a message: {@code did you mean 'x'?}, or the fallback when nothing is near. */
  public static String orElse(String word, Collection<String> known, String fallback) {
    return nearest(word, known).map(near -> "did you mean '" + near + "'?").orElse(fallback);
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[_\\- ]", "");
  }

  /** Optimal string alignment: insertions, deletions, changes and swaps of neighbours. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
