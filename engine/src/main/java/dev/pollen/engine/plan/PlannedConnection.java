package dev.pollen.engine.plan;

import java.util.Optional;
import java.util.Set;

/**
 * A user's connection, as far as a plan needs to know it.
 *
 * @param account what budgets and feeds belong to; equal for connections of one account
 * @param granted the scopes that it has; empty when nobody said
 */
public record PlannedConnection(
    String name, String system, String account, Optional<Set<String>> granted) {}
