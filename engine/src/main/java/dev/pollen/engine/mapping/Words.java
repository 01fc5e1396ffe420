package dev.pollen.engine.mapping;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the names out of an expression's text, strings and comments left out. */
final class Words {
  private static final Set<String> OPERATORS =
      Set.of("and", "or", "in", "true", "false", "null", "function");

  private Words() {}

  /** Every name, variables and functions with their dollar. */
  static Set<String> of(String text) {
    Set<String> words = new LinkedHashSet<>();
    tokens(text).forEach(token -> words.add(token.text));
    return words;
  }

  /**
   * Names that begin a path at the top: not after a dot, not a variable, not a key of an object.
   */
  static Set<String> roots(String text) {
    Set<String> roots = new LinkedHashSet<>();
    for (Token token : tokens(text)) {
      boolean free = token.before != '.' && token.text.charAt(0) != '$' && token.after != ':';
      if (free && token.depth == 0 && !OPERATORS.contains(token.text)) {
        roots.add(token.text);
      }
    }
    return roots;
  }

  /**
   * Paths at the top with the names that follow: {@code record.email} is {@code [record, email]}.
   */
  static List<List<String>> paths(String text) {
    List<List<String>> paths = new ArrayList<>();
    Set<String> roots = roots(text);
    List<String> open = new ArrayList<>();
    for (Token token : tokens(text)) {
      boolean goesOn = token.before == '.' && token.joined && !open.isEmpty();
      if (!goesOn) {
        open = new ArrayList<>();
        boolean root = token.before != '.' && token.depth == 0 && roots.contains(token.text);
        if (root) {
          paths.add(open);
        }
      }
      if (goesOn || paths.contains(open)) {
        open.add(token.text);
      }
    }
    return paths;
  }

  private static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    int depth = 0;
    char before = ' ';
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'') {
        i = quoted(text, i);
        before = '"';
      } else if (text.startsWith("/*", i)) {
        int end = text.indexOf("*/", i + 2);
        i = end < 0 ? text.length() : end + 2;
      } else if (c == '$' || Character.isLetter(c) || c == '_') {
        int end = i + 1;
        while (end < text.length() && part(text.charAt(end))) {
          end++;
        }
        boolean joined =
            i > 1 && before == '.' && (part(text.charAt(i - 2)) || text.charAt(i - 2) == '`');
        tokens.add(new Token(text.substring(i, end), before, following(text, end), depth, joined));
        before = 'a';
        i = end;
      } else {
        depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
        before = Character.isWhitespace(c) ? before : c;
        i++;
      }
    }
    return tokens;
  }

  private static boolean part(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static int quoted(String text, int from) {
    int i = from + 1;
    while (i < text.length() && text.charAt(i) != text.charAt(from)) {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return i + 1;
  }

  private static char following(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        return text.charAt(i);
      }
    }
    return ' ';
  }

  private record Token(String text, char before, char after, int depth, boolean joined) {}
}
