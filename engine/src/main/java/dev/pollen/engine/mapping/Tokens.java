package dev.pollen.engine.mapping;

import dev.pollen.engine.mapping.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts an expression into tokens, where JSONata's own reader cuts it. */
final class Tokens {
  private static final Set<String> WORDS = Set.of("and", "or", "in", "true", "false", "null");
  private static final Set<String> PAIRS = Set.of("..", ":=", "!=", ">=", "<=", "**", "~>");
  private static final String SIGNS = ".[]{}(),@#;:?+-*/%|=<>^&!~";
  private static final String OPEN = "([{";
  private static final String CLOSE = ")]}";

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokens(String text) {
    this.text = text;
  }

  static List<Token> of(String text) {
    Tokens reader = new Tokens(text);
    while (reader.skip()) {
      reader.next();
    }
    return reader.tokens;
  }

  /** Over white space and comments; false at the end. */
  private boolean skip() {
    while (at < text.length()) {
      if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        at = end < 0 ? text.length() : end + 2;
      } else if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else {
        return true;
      }
    }
    return false;
  }

  private void next() {
    char c = text.charAt(at);
    if (c == '"' || c == '\'') {
      take(Kind.TEXT, quoted(c));
    } else if (c == '`') {
      int end = text.indexOf('`', at + 1);
      take(Kind.NAME, end < 0 ? text.length() : end + 1);
    } else if (c == '/' && !valueBefore()) {
      take(Kind.REGEX, regex());
    } else if (SIGNS.indexOf(c) >= 0) {
      sign();
    } else {
      word(c);
    }
  }

  private void sign() {
    int pair = Math.min(text.length(), at + 2);
    take(Kind.SIGN, PAIRS.contains(text.substring(at, pair)) ? pair : at + 1);
  }

  private void word(char first) {
    int end = at;
    while (end < text.length() && inWord(text.charAt(end))) {
      end++;
    }
    String word = text.substring(at, end);
    take(
        first == '$'
            ? Kind.VARIABLE
            : Character.isDigit(first)
                ? Kind.NUMBER
                : WORDS.contains(word) && !last().is(".") ? Kind.WORD : Kind.NAME,
        end);
  }

  private static boolean inWord(char c) {
    return !Character.isWhitespace(c) && SIGNS.indexOf(c) < 0;
  }

  private int quoted(char quote) {
    int i = at + 1;
    while (i < text.length() && text.charAt(i) != quote) {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(text.length(), i + 1);
  }

  /** A slash inside brackets does not end a regular expression. */
  private int regex() {
    int depth = 0;
    int i = at + 1;
    while (i < text.length() && !(text.charAt(i) == '/' && depth == 0)) {
      char c = text.charAt(i);
      depth += OPEN.indexOf(c) >= 0 ? 1 : CLOSE.indexOf(c) >= 0 ? -1 : 0;
      i += c == '\\' ? 2 : 1;
    }
    i++;
    while (i < text.length() && (text.charAt(i) == 'i' || text.charAt(i) == 'm')) {
      i++;
    }
    return Math.min(text.length(), i);
  }

  private void take(Kind kind, int end) {
    tokens.add(new Token(kind, text.substring(at, end), at));
    at = end;
  }

  /** Wildcards are signs that stand for a value. */
  private boolean valueBefore() {
    boolean star = last().is("*") || last().is("**") || last().is("%");
    return last().endsValue() || (star && !back(2).endsValue());
  }

  private Token last() {
    return back(1);
  }

  private Token back(int steps) {
    int index = tokens.size() - steps;
    return index < 0 ? Token.NONE : tokens.get(index);
  }
}
