/**
 * {@code pollen demo}: a sandbox, a daemon on a fresh store, and the shipped recipes, watched for a
 * while and then held against the sandbox's own ledger.
 */
package dev.pollen.daemon.demo;
