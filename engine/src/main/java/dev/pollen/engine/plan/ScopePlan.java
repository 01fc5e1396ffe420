package dev.pollen.engine.plan;

import dev.pollen.catalog.OperationSpec.Token;
import dev.pollen.engine.recipe.Recipe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The least that a connection must be allowed, and for what: the one place that knows it, for a
 * plan as for a sign-in.
 *
 * @param uses what recipes do by it
 * @param granted the scopes that it has; empty when nobody said
 */
public record ScopePlan(
    String connection, String system, List<OperationUse> uses, Optional<Set<String>> granted) {
  private static final Comparator<String> READING_FIRST =
      Comparator.comparing((String scope) -> !scope.endsWith(".readonly"))
          .thenComparing(Comparator.naturalOrder());

  public ScopePlan {
    uses = List.copyOf(uses);
  }

  /** Of one connection: what of these uses is done by it, or for an account below it. */
  public static ScopePlan of(
      List<OperationUse> uses, String connection, String system, Optional<Set<String>> granted) {
    List<OperationUse> mine =
        uses.stream().filter(use -> isBy(use.connection(), connection)).toList();
    return new ScopePlan(connection, system, mine, granted);
  }

  private static boolean isBy(String called, String connection) {
    return called.equals(connection) || Recipe.connectionOf(called).equals(connection);
  }

  /** Whether any recipe uses it. */
  public boolean used() {
    return !uses.isEmpty();
  }

  /** The scopes, those for reading first, with what needs each. */
  public Map<String, List<OperationUse>> needed() {
    Map<String, List<OperationUse>> needed = new TreeMap<>(READING_FIRST);
    for (OperationUse use : uses) {
      for (String scope : use.scopes()) {
        needed.computeIfAbsent(scope, none -> new ArrayList<>()).add(use);
      }
    }
    return needed;
  }

  /**
   * The kinds of token that its operations take, with what takes each; a kind that any token serves
   * is left out. The token of an account below is got with that of the one above.
   */
  public Map<Token, List<OperationUse>> tokens() {
    Map<Token, List<OperationUse>> tokens = new TreeMap<>();
    for (OperationUse use : uses) {
      Token token = use.below() ? Token.AGENCY : use.operation().common().token();
      if (token == Token.AGENCY || token == Token.SUB_ACCOUNT) {
        tokens.computeIfAbsent(token, none -> new ArrayList<>()).add(use);
      }
    }
    return tokens;
  }

  /** Needed and not granted, as far as it is known what is. */
  public Set<String> missing() {
    Set<String> missing = new TreeSet<>(READING_FIRST);
    granted.ifPresent(
        all -> needed().keySet().stream().filter(one -> !all.contains(one)).forEach(missing::add));
    return missing;
  }

  /** Granted and not needed. */
  public Set<String> unneeded() {
    Set<String> spare = new TreeSet<>(granted.orElse(Set.of()));
    spare.removeAll(needed().keySet());
    return spare;
  }

  /** Whether no single token serves all that is done by it. */
  public boolean torn() {
    return tokens().size() > 1;
  }
}
