package dev.pollen.daemon.cli;

import java.util.function.UnaryOperator;

/** Prints sentences below a heading: indented, and on a terminal broken at blanks. */
final class Sentences {
  private static final String INDENT = "  ";

  private final Console console;
  private final Paint paint;

  Sentences(Console console) {
    this.console = console;
    this.paint = console.paint();
  }

  void say(String text) {
    print(text, UnaryOperator.identity());
  }

  /** Of less weight. */
  void note(String text) {
    print(text, paint::dim);
  }

  void careful(String text) {
    print(text, paint::careful);
  }

  void bad(String text) {
    print(text, paint::bad);
  }

  /** A good word, and what else there is to say. */
  void good(String word, String more) {
    String line = more.isEmpty() ? word : word + " " + more;
    print(line, part -> part.startsWith(word) ? paint.good(word) + rest(part, word) : part);
  }

  private static String rest(String line, String word) {
    return line.substring(word.length());
  }

  private void print(String text, UnaryOperator<String> brush) {
    int width = console.terminal() ? console.width() - INDENT.length() : Integer.MAX_VALUE;
    PlanWords.wrapped(text, width)
        .forEach(part -> console.out().println(INDENT + brush.apply(part)));
  }
}
