/**
 * The crash test: sandbox and daemon as processes of their own, with load and faults; the daemon is
 * killed at random instants and at every {@link dev.pollen.engine.journal.Boundary}, started again,
 * and in the end the sandbox's ledger is held against the journal. {@link
 * dev.pollen.crash.CrashRun} is the program.
 */
package dev.pollen.crash;
