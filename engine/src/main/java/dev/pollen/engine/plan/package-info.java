/**
 * What recipes would cost and need before they run: requests against budgets, scopes, and what
 * becomes of an interrupted step. Pure, no I/O. Entry: {@link Planner}.
 */
package dev.pollen.engine.plan;
