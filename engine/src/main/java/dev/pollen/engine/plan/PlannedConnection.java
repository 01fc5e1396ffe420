package dev.pollen.engine.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A user's connection, as far as a plan needs to know it.
 *
 * @param account what budgets and feeds belong to; equal for connections of one account
 * @param granted the scopes that it has; empty when nobody said
 */
public record PlannedConnection(
    String name, String system, String account, Optional<Set<String>> granted) {

  /** The same, once it is known what it was granted. */
  public PlannedConnection granted(Set<String> scopes) {
    return new PlannedConnection(name, system, account, Optional.of(scopes));
  }

  ScopePlan scopes(List<OperationUse> uses) {
    return ScopePlan.of(uses, name, system, granted);
  }
}
