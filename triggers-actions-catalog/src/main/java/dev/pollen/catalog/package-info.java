/**
 * What every trigger and action is, as values: {@link dev.pollen.catalog.Catalog} is the way in.
 * Read from YAML by {@code read}, worded for people and programs by {@code render}.
 */
package dev.pollen.catalog;
