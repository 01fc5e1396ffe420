/** The commands, one class each. Enter by {@link dev.pollen.daemon.cli.Cli}, which lists them. */
package dev.pollen.daemon.cli;
