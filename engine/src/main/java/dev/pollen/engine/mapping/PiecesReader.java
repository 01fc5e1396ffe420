package dev.pollen.engine.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Takes a text with holes apart. */
final class PiecesReader {
  private static final String CLOSE = "}}";
  private static final Expression UNDEFINED = Expression.compile("()");

  private final String text;
  private final String pointer;
  private final Consumer<Template.BadHole> bad;
  private final List<Object> pieces = new ArrayList<>();
  private final List<Template.Hole> holes = new ArrayList<>();

  PiecesReader(String text, String pointer, Consumer<Template.BadHole> bad) {
    this.text = text;
    this.pointer = pointer;
    this.bad = bad;
  }

  Pattern read() {
    int from = 0;
    for (int open = next(0); open >= 0; open = next(from)) {
      words(text.substring(from, open));
      from = hole(open + Pieces.OPEN.length());
    }
    words(text.substring(from));
    boolean whole = pieces.size() == 1 && !holes.isEmpty();
    return whole ? new Pattern.Whole(holes.get(0)) : new Pieces(pieces, holes);
  }

  private int next(int from) {
    return text.indexOf(Pieces.OPEN, from);
  }

  private void words(String words) {
    if (!words.isEmpty()) {
      pieces.add(words);
    }
  }

  /** Takes the hole whose inside begins there; gives where the text goes on. */
  private int hole(int from) {
    int close = close(from);
    if (close < 0) {
      bad.accept(new Template.BadHole(pointer, "'${{' is never closed: add '}}'", null));
      return text.length();
    }
    Template.Hole hole = new Template.Hole(pointer, compiled(text.substring(from, close)));
    pieces.add(hole);
    holes.add(hole);
    return close + CLOSE.length();
  }

  /** The first end after which the inside parses: an object literal may hold braces of its own. */
  private int close(int from) {
    int first = text.indexOf(CLOSE, from);
    int candidate = first;
    while (candidate >= 0 && !parses(text.substring(from, candidate))) {
      candidate = text.indexOf(CLOSE, candidate + 1);
    }
    return candidate < 0 ? first : candidate;
  }

  private static boolean parses(String inside) {
    try {
      Expression.compile(inside);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private Expression compiled(String inside) {
    try {
      return Expression.compile(inside);
    } catch (IllegalArgumentException e) {
      bad.accept(new Template.BadHole(pointer, e.getMessage(), e));
      return UNDEFINED;
    }
  }
}
