/**
 * The long-lived program: {@link dev.pollen.daemon.Daemon} wires the rooms, {@link
 * dev.pollen.daemon.Main} turns a command into an exit code.
 */
package dev.pollen.daemon;
