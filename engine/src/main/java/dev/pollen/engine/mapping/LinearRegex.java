package dev.pollen.engine.mapping;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSONata's regular expressions in time linear to the text: matched by RE2, whatever the pattern.
 */
final class LinearRegex {
  private LinearRegex() {}

  static void bind(Jsonata.Frame frame) {
    Helpers.bind(frame, "contains", LinearRegex::contains);
    Helpers.bind(frame, "match", LinearRegex::match);
    Helpers.bind(frame, "replace", LinearRegex::replace);
    Helpers.bind(frame, "split", LinearRegex::split);
  }

  private static Pattern linear(Object given) {
    java.util.regex.Pattern pattern = (java.util.regex.Pattern) given;
    int flags =
        ((pattern.flags() & java.util.regex.Pattern.CASE_INSENSITIVE) != 0
                ? Pattern.CASE_INSENSITIVE
                : 0)
            | ((pattern.flags() & java.util.regex.Pattern.MULTILINE) != 0 ? Pattern.MULTILINE : 0);
    try {
      return Pattern.compile(pattern.pattern(), flags);
    } catch (PatternSyntaxException e) {
      throw new ExpressionFault(
          "/%s/ uses what cannot be matched in linear time (look-around, back-references): write it without"
              .formatted(pattern.pattern()),
          e);
    }
  }

  private static boolean isRegex(Object value) {
    return value instanceof java.util.regex.Pattern;
  }

  private static Object contains(List<?> args) {
    String text = Helpers.text(args, 0);
    Object wanted = Helpers.arg(args, 1);
    if (text == null) {
      return null;
    }
    return isRegex(wanted)
        ? linear(wanted).matcher(text).find()
        : text.contains(String.valueOf(wanted));
  }

  private static Object match(List<?> args) {
    String text = Helpers.text(args, 0);
    if (text == null) {
      return null;
    }
    int limit = Helpers.arg(args, 2) instanceof Number number ? number.intValue() : Bounds.ITEMS;
    List<Object> found = new ArrayList<>();
    Matcher matcher = linear(Helpers.arg(args, 1)).matcher(text);
    while (found.size() < limit && matcher.find()) {
      found.add(described(matcher));
    }
    return found.isEmpty() ? null : found.size() == 1 ? found.get(0) : found;
  }

  private static Map<String, Object> described(Matcher matcher) {
    List<Object> groups = new ArrayList<>();
    for (int group = 1; group <= matcher.groupCount(); group++) {
      groups.add(matcher.group(group) == null ? "" : matcher.group(group));
    }
    Map<String, Object> match = new LinkedHashMap<>();
    match.put("match", matcher.group());
    match.put("index", matcher.start());
    match.put("groups", groups);
    return match;
  }

  private static Object replace(List<?> args) {
    String text = Helpers.text(args, 0);
    Object wanted = Helpers.arg(args, 1);
    Object with = Helpers.arg(args, 2);
    if (text == null) {
      return null;
    }
    if (!(with instanceof String template)) {
      throw new ExpressionFault(
          "$replace takes a text to put in, not a function: use $1 for a group", null);
    }
    Integer limit = Helpers.arg(args, 3) instanceof Number number ? number.intValue() : null;
    return isRegex(wanted)
        ? replaced(linear(wanted).matcher(text), template, limit)
        : Functions.replace(text, wanted, with, limit);
  }

  private static String replaced(Matcher matcher, String with, Integer limit) {
    StringBuffer out = new StringBuffer();
    int left = limit == null ? Integer.MAX_VALUE : limit;
    while (left-- > 0 && matcher.find()) {
      matcher.appendReplacement(out, with);
      if (out.length() > Bounds.TEXT) {
        throw new ExpressionFault(
            "$replace makes a text longer than " + Bounds.TEXT + " characters", null);
      }
    }
    return matcher.appendTail(out).toString();
  }

  private static Object split(List<?> args) {
    String text = Helpers.text(args, 0);
    Object by = Helpers.arg(args, 1);
    if (text == null) {
      return null;
    }
    Number limit = Helpers.arg(args, 2) instanceof Number number ? number : null;
    if (!isRegex(by)) {
      return Functions.split(text, by, limit);
    }
    List<String> parts = List.of(linear(by).split(text, -1));
    return limit == null ? parts : parts.subList(0, Math.min(parts.size(), limit.intValue()));
  }
}
