package dev.pollen.engine.plan;

import dev.pollen.catalog.SystemSpec.Budget;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A user's connection, as far as a plan needs to know it.
 *
 * @param account what budgets and feeds belong to; equal for connections of one account
 * @param granted the scopes that it has; empty when nobody said
 * @param share how much of the account's budgets is ours, in percent
 */
public record PlannedConnection(
    String name, String system, String account, Optional<Set<String>> granted, int share) {

  /** With all of its budgets. */
  public PlannedConnection(
      String name, String system, String account, Optional<Set<String>> granted) {
    this(name, system, account, granted, Budget.WHOLE);
  }

  /** The same, once it is known what it was granted. */
  public PlannedConnection granted(Set<String> scopes) {
    return new PlannedConnection(name, system, account, Optional.of(scopes), share);
  }

  ScopePlan scopes(List<OperationUse> uses) {
    return ScopePlan.of(uses, name, system, granted);
  }
}
