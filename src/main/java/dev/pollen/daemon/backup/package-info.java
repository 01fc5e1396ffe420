/** Backups: a store and the files beside it in one file, made while the daemon runs. */
package dev.pollen.daemon.backup;
