package dev.pollen.engine.mapping;

/**
 * One piece of an expression's text: white space and comments are none.
 *
 * @param text as written, quotes included
 * @param from where it begins in the expression
 */
record Token(Kind kind, String text, int from) {

  enum Kind {
    /** A field or root. */
    NAME,
    /** A name with its dollar; {@code $} alone too. */
    VARIABLE,
    /** A text in quotes. */
    TEXT,
    /** A regular expression with its slashes and flags. */
    REGEX,
    NUMBER,
    /** An operator or bracket, two signs at most. */
    SIGN,
    /** {@code and}, {@code or}, {@code in}, {@code true}, {@code false}, {@code null}. */
    WORD
  }

  static final Token NONE = new Token(Kind.SIGN, "", 0);

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  /** Whether a value may end here, so that a sign after it joins two. */
  boolean endsValue() {
    return switch (kind) {
      case SIGN -> text.equals(")") || text.equals("]") || text.equals("}");
      case WORD -> !text.equals("and") && !text.equals("or") && !text.equals("in");
      default -> true;
    };
  }

  /** The field's name without back-quotes. */
  String name() {
    return text.startsWith("`") ? text.substring(1, text.length() - 1) : text;
  }

  int to() {
    return from + text.length();
  }
}
