package dev.pollen.engine.mapping;

import com.dashjoin.jsonata.Functions;
import com.google.re2j.Matcher;
import java.util.List;

/** What {@code $replace} puts in: a text with {@code $1} for groups, or a function of the match. */
sealed interface Replacement {

  /** For a text that was found as it stands. */
  String literal();

  /** For a match of a regular expression. */
  String filled(Matcher match);

  static Replacement of(Object given) {
    return given instanceof String text ? new Words(text) : new Made(given);
  }

  /** {@code $0} is the match, {@code $1} a group, {@code $$} a dollar. */
  record Words(String literal) implements Replacement {
    @Override
    public String filled(Matcher match) {
      StringBuilder out = new StringBuilder();
      int i = 0;
      while (i < literal.length()) {
        char c = literal.charAt(i);
        i = c == '$' ? dollar(out, match, i + 1) : plain(out, c, i);
      }
      return out.toString();
    }

    private static int plain(StringBuilder out, char c, int at) {
      out.append(c);
      return at + 1;
    }

    private int dollar(StringBuilder out, Matcher match, int at) {
      if (at < literal.length() && digit(at) >= 0) {
        return group(out, match, at);
      }
      out.append('$');
      return at < literal.length() && literal.charAt(at) == '$' ? at + 1 : at;
    }

    private int digit(int at) {
      return Character.digit(literal.charAt(at), 10);
    }

    /** As many digits as make a group that there is; no such group is empty. */
    private int group(StringBuilder out, Matcher match, int from) {
      int number = digit(from);
      int at = from + 1;
      while (at < literal.length() && digit(at) >= 0) {
        int longer = number * 10 + digit(at);
        if (longer > match.groupCount()) {
          break;
        }
        number = longer;
        at++;
      }
      String found = number <= match.groupCount() ? match.group(number) : null;
      out.append(found == null ? "" : found);
      return at;
    }
  }

  /** A function of the expression. */
  record Made(Object function) implements Replacement {
    @Override
    public String literal() {
      throw new ExpressionFault(
          "$replace takes a function only with a regular expression: look for /…/", null);
    }

    @Override
    public String filled(Matcher match) {
      if (call(match) instanceof String text) {
        return text;
      }
      throw new ExpressionFault("the function given to $replace must give a text", null);
    }

    private Object call(Matcher match) {
      try {
        return Functions.funcApply(function, List.of(Regex.described(match)));
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new ExpressionFault("the function given to $replace failed: " + e.getMessage(), e);
      }
    }
  }
}
