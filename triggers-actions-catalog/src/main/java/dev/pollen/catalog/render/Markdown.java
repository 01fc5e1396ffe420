package dev.pollen.catalog.render;

import java.util.List;

/** The few pieces of Markdown that the pages are made of. */
final class Markdown {
  private Markdown() {}

  /** Text that stands as it is, between as many backticks as it takes. */
  static String code(String text) {
    return text.contains("`") ? "`` " + text + " ``" : "`" + text + "`";
  }

  /** What is Markdown already, fit for a cell: on one line, and not ending the cell. */
  static String cell(String markdown) {
    return markdown.replaceAll("\\s*\\R\\s*", " ").replaceAll("(?<!\\\\)\\|", "\\\\|");
  }

  static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  static String head(String... names) {
    return row(List.of(names)) + "|---".repeat(names.length) + "|\n";
  }

  static String fenced(String language, String text) {
    return "```" + language + "\n" + text + "```\n";
  }

  /** What opens when a reader asks for it. */
  static String folded(String title, String text) {
    return "<details><summary>" + title + "</summary>\n\n" + text + "\n</details>\n";
  }
}
