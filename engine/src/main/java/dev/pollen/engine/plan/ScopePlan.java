package dev.pollen.engine.plan;

import dev.pollen.catalog.OperationSpec.Token;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The least that a connection must be allowed.
 *
 * @param needed the scopes, those for reading first, with what needs each
 * @param tokens the kinds of token that its operations take, with what takes each; a kind that any
 *     token serves is left out
 * @param granted the scopes that it has; empty when nobody said
 */
public record ScopePlan(
    String connection,
    String system,
    Map<String, List<OperationUse>> needed,
    Map<Token, List<OperationUse>> tokens,
    Optional<Set<String>> granted) {

  /** Needed and not granted, as far as it is known what is. */
  public Set<String> missing() {
    Set<String> missing = new TreeSet<>(needed.keySet());
    granted.ifPresentOrElse(missing::removeAll, missing::clear);
    return missing;
  }

  /** Granted and not needed. */
  public Set<String> unneeded() {
    Set<String> spare = new TreeSet<>(granted.orElse(Set.of()));
    spare.removeAll(needed.keySet());
    return spare;
  }

  /** Whether no single token serves all that is done by it. */
  public boolean torn() {
    return tokens.size() > 1;
  }
}
