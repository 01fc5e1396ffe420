/**
 * What a user configures: {@code pollen.yaml} and {@code connections.yaml}, read with all problems
 * at once. Enter by {@link dev.pollen.daemon.config.ConfigReader} and {@link
 * dev.pollen.daemon.config.ConnectionsReader}.
 */
package dev.pollen.daemon.config;
