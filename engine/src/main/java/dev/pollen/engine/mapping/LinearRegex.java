package dev.pollen.engine.mapping;

import com.dashjoin.jsonata.Functions;
import com.google.re2j.Matcher;
import java.util.ArrayList;
import java.util.List;

/**
 * JSONata's functions that take a regular expression or a text, bounded in time and size. A regular
 * expression comes as a {@link Regex}.
 */
final class LinearRegex {
  private final Moment moment;

  private LinearRegex(Moment moment) {
    this.moment = moment;
  }

  static void bind(Binder binder) {
    LinearRegex regex = new LinearRegex(binder.moment());
    binder.bind("contains", "<s-(sf):b>", regex::contains);
    binder.bind("match", "<s-fn?:a<o>>", regex::match);
    binder.bind("replace", "<s-(sf)(sf)n?:s>", regex::replace);
    binder.bind("split", "<s-(sf)n?:a<s>>", regex::split);
  }

  private static Regex regex(String function, Object value) {
    if (value instanceof Regex regex) {
      return regex;
    }
    throw new ExpressionFault(
        function + " takes a regular expression such as /a+/, not a function", null);
  }

  private Object contains(Arguments args) {
    String text = args.text(0);
    if (text == null) {
      return null;
    }
    return args.at(1) instanceof String wanted
        ? text.contains(wanted)
        : regex("$contains", args.at(1)).matcher(text).find();
  }

  private Object match(Arguments args) {
    String text = args.text(0);
    if (text == null) {
      return null;
    }
    int limit = limit("$match", args, 2);
    List<Object> found = new ArrayList<>();
    Matcher matcher = regex("$match", args.at(1)).matcher(text);
    while (found.size() < limit && next(matcher)) {
      found.add(Regex.described(matcher));
    }
    return found.isEmpty() ? null : found.size() == 1 ? found.get(0) : found;
  }

  /** Every look is linear to the text, but there may be as many looks as letters. */
  private boolean next(Matcher matcher) {
    moment.watch().check();
    return matcher.find();
  }

  private static int limit(String function, Arguments args, int index) {
    int limit = args.whole(index, Integer.MAX_VALUE);
    if (limit < 0) {
      throw new ExpressionFault(function + " takes a limit of 0 or more", null);
    }
    return limit;
  }

  private Object replace(Arguments args) {
    String text = args.text(0);
    if (text == null) {
      return null;
    }
    int limit = limit("$replace", args, 3);
    Replacement with = Replacement.of(args.at(2));
    return args.at(1) instanceof String wanted
        ? literal(text, wanted, with, limit)
        : matched(text, regex("$replace", args.at(1)).matcher(text), with, limit);
  }

  private static String literal(String text, String wanted, Replacement with, int limit) {
    if (wanted.isEmpty()) {
      throw new ExpressionFault("$replace cannot look for an empty text", null);
    }
    StringBuilder out = new StringBuilder();
    int from = 0;
    int left = limit;
    for (int at = text.indexOf(wanted); at >= 0 && left-- > 0; at = text.indexOf(wanted, from)) {
      put(out, text, from, at, with.literal());
      from = at + wanted.length();
    }
    return out.append(text, from, text.length()).toString();
  }

  private String matched(String text, Matcher matcher, Replacement with, int limit) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    int left = limit;
    while (left-- > 0 && next(matcher)) {
      put(out, text, from, matcher.start(), with.filled(matcher));
      from = matcher.end();
    }
    return out.append(text, from, text.length()).toString();
  }

  private static void put(StringBuilder out, String text, int from, int to, String with) {
    out.append(text, from, to).append(with);
    Texts.fits("$replace", out.length());
  }

  private Object split(Arguments args) {
    String text = args.text(0);
    if (text == null) {
      return null;
    }
    int limit = limit("$split", args, 2);
    return args.at(1) instanceof String by
        ? Functions.split(text, by, limit)
        : parts(text, regex("$split", args.at(1)).matcher(text), limit);
  }

  private List<Object> parts(String text, Matcher matcher, int limit) {
    List<Object> parts = new ArrayList<>();
    int from = 0;
    while (parts.size() < limit && next(matcher)) {
      if (matcher.end() > 0) {
        parts.add(text.substring(from, matcher.start()));
        from = matcher.end();
      }
    }
    if (parts.size() < limit) {
      parts.add(text.substring(from));
    }
    return parts;
  }
}
