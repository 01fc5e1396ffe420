/**
 * The durable memory: what was taken in, who has read how far, and what became of every run.
 *
 * <p>{@link dev.pollen.engine.journal.Journal} is the contract, {@link
 * dev.pollen.engine.journal.SqlJournal} keeps it in a database. State (feeds, seen keys, positions)
 * is written as it is; what happens to runs is appended as facts, one row for everything that one
 * transaction holds, and {@link dev.pollen.engine.journal.RunBook} folds them. Rows for single runs
 * follow later, only for runs that need one.
 */
package dev.pollen.engine.journal;
