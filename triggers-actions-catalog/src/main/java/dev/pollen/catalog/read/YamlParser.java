package dev.pollen.catalog.read;

/** Being written. */
final class YamlParser {
  YamlParser(String name, String text) {}

  YamlFile parse() {
    throw new IllegalStateException();
  }
}
