package dev.pollen.catalog.render;

import java.util.regex.Pattern;

/** Breaks words into lines of a terminal's width. */
final class Paragraph {
  static final int WIDTH = 96;
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private Paragraph() {}

  /** The words in lines, each but the first begun by {@code indent} spaces. */
  static String hanging(String words, int indent) {
    StringBuilder text = new StringBuilder();
    int column = indent;
    for (String word : SPACES.splitAsStream(words.strip()).toList()) {
      boolean first = text.isEmpty();
      if (!first && column + 1 + word.length() > WIDTH) {
        text.append('\n').append(" ".repeat(indent));
        column = indent;
      } else if (!first) {
        text.append(' ');
        column++;
      }
      text.append(word);
      column += word.length();
    }
    return text.toString();
  }

  static String of(String words) {
    return hanging(words, 0);
  }
}
