package dev.pollen.engine.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the operands of a plain expression. */
final class DirectReader {
  private static final Set<String> KEYWORDS =
      Set.of("and", "or", "in", "true", "false", "null", "function");

  private final String text;
  private int at;

  DirectReader(String text) {
    this.text = text;
  }

  Optional<Direct.Part> part() {
    blank();
    if (at < text.length() && (peek() == '"' || peek() == '\'')) {
      return literal();
    }
    return path();
  }

  boolean ampersand() {
    blank();
    if (at < text.length() && peek() == '&') {
      at++;
      return true;
    }
    return false;
  }

  boolean atEnd() {
    blank();
    return at == text.length();
  }

  private Optional<Direct.Part> literal() {
    int end = text.indexOf(peek(), at + 1);
    if (end < 0 || text.substring(at, end).indexOf('\\') >= 0) {
      return Optional.empty();
    }
    String value = text.substring(at + 1, end);
    at = end + 1;
    return Optional.of(new Direct.Literal(JsonNodeFactory.instance.textNode(value)));
  }

  private Optional<Direct.Part> path() {
    List<String> names = new ArrayList<>();
    do {
      String name = name();
      if (name.isEmpty() || KEYWORDS.contains(name)) {
        return Optional.empty();
      }
      names.add(name);
    } while (dot());
    return Optional.of(new Direct.Path(List.copyOf(names)));
  }

  private String name() {
    if (at < text.length() && peek() == '`') {
      int end = text.indexOf('`', at + 1);
      String quoted = end < 0 ? "" : text.substring(at + 1, end);
      at = end < 0 ? at : end + 1;
      return quoted;
    }
    int from = at;
    while (at < text.length() && letter(peek(), at > from)) {
      at++;
    }
    return text.substring(from, at);
  }

  private static boolean letter(char c, boolean inside) {
    return Character.isLetter(c) || c == '_' || (inside && Character.isDigit(c));
  }

  private boolean dot() {
    if (at < text.length() && peek() == '.') {
      at++;
      return true;
    }
    return false;
  }

  private char peek() {
    return text.charAt(at);
  }

  private void blank() {
    while (at < text.length() && Character.isWhitespace(peek())) {
      at++;
    }
  }
}
