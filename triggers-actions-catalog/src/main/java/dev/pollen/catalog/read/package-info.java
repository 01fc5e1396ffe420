/**
 * Reads YAML that people wrote and points at everything wrong in it: {@link
 * dev.pollen.catalog.read.CatalogReader} for the catalog, {@link dev.pollen.catalog.read.YamlFile}
 * and {@link dev.pollen.catalog.read.YamlMap} for any other file.
 */
package dev.pollen.catalog.read;
