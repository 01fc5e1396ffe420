package dev.pollen.catalog.render;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Breaks words into lines of a terminal's width. */
record Paragraph(int width) {
  private static final int LEFT = 4;
  private static final Pattern SPACES = Pattern.compile("\\s+");

  String of(String words) {
    return hanging(words, 0);
  }

  /**
   * The words in lines, each but the first begun by {@code indent} spaces. A word too long for that
   * begins further left on a line of its own; one too long for any line is cut, but for an address,
   * which must stay whole to be copied.
   */
  String hanging(String words, int indent) {
    StringBuilder text = new StringBuilder();
    int column = indent;
    for (String word : SPACES.splitAsStream(words.strip()).flatMap(this::cut).toList()) {
      boolean fits = column + (text.isEmpty() ? 0 : 1) + word.length() <= width;
      int start = fits ? 0 : word.length() <= width - indent ? indent : left(indent, word);
      text.append(fits ? text.isEmpty() ? "" : " " : "\n" + " ".repeat(start)).append(word);
      column = text.lastIndexOf("\n") < 0 ? indent + text.length() : lastLine(text);
    }
    return text.toString();
  }

  private int left(int indent, String word) {
    return Math.max(0, Math.min(Math.min(LEFT, indent), width - word.length()));
  }

  private static boolean isAddress(String word) {
    return word.contains("://");
  }

  private static int lastLine(StringBuilder text) {
    return text.length() - text.lastIndexOf("\n") - 1;
  }

  private Stream<String> cut(String word) {
    return word.length() <= width || isAddress(word)
        ? Stream.of(word)
        : Stream.concat(Stream.of(word.substring(0, width)), cut(word.substring(width)));
  }
}
