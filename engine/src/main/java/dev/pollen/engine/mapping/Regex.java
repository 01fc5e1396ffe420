package dev.pollen.engine.mapping;

import com.dashjoin.jsonata.Jsonata;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;

/**
 * A regular expression as it stands in an expression, matched by RE2 in time linear to the text.
 * Like JSONata's own it is a function too: called with a text it gives its first match.
 */
final class Regex extends Jsonata.JFunction {
  private static final java.util.regex.Pattern COUNTS =
      java.util.regex.Pattern.compile("\\{([0-9]{1,4})(?:,([0-9]{0,4}))?\\}");
  private static final int REPEATS = 100_000;
  private static final int STEPS = 20_000;

  /** Steps of the compiled pattern times characters: about a second. */
  private static final long WORK = 100_000_000;

  private final Pattern pattern;

  private Regex(Pattern pattern) {
    super((input, args) -> first(pattern, new Arguments(args).text(0)), "<s:o>");
    this.pattern = pattern;
  }

  /** Compiles a literal with its slashes and flags; throws {@link IllegalArgumentException}. */
  static Regex of(String literal) {
    int end = literal.lastIndexOf('/');
    String body = literal.substring(1, Math.max(1, end));
    String flags = literal.substring(end + 1);
    Regex regex = new Regex(compiled(literal, body, flags));
    if (regex.pattern.programSize() > STEPS) {
      throw tooLarge(literal, null);
    }
    return regex;
  }

  private static Pattern compiled(String literal, String body, String flags) {
    if (repeats(body) > REPEATS) {
      throw tooLarge(literal, null);
    }
    int bits =
        (flags.contains("i") ? Pattern.CASE_INSENSITIVE : 0)
            | (flags.contains("m") ? Pattern.MULTILINE : 0);
    try {
      return Pattern.compile(body.replace("\\/", "/"), bits);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "%s uses '%s', which cannot be matched in linear time (look-around, back-references and the like): write it without"
              .formatted(literal, e.getPattern()),
          e);
    } catch (StackOverflowError e) {
      throw tooLarge(literal, e);
    }
  }

  /** All counts multiplied: an upper bound of how often the innermost part is written out. */
  private static double repeats(String body) {
    java.util.regex.Matcher counts = COUNTS.matcher(body);
    double product = 1;
    while (counts.find()) {
      product *= Math.max(1, count(counts));
    }
    return product;
  }

  private static int count(MatchResult counts) {
    String most = counts.group(2);
    return Integer.parseInt(most == null || most.isEmpty() ? counts.group(1) : most);
  }

  private static IllegalArgumentException tooLarge(String literal, Throwable cause) {
    return new IllegalArgumentException(
        "%s is too large: repeat less, or match in two steps".formatted(literal), cause);
  }

  /** Ready to find in a text. */
  Matcher matcher(String text) {
    return matcher(pattern, text);
  }

  private static Matcher matcher(Pattern pattern, String text) {
    if ((long) pattern.programSize() * text.length() > WORK) {
      throw new ExpressionFault(
          "/%s/ on a text of %,d characters takes too long: shorten one of the two"
              .formatted(pattern.pattern(), text.length()),
          null);
    }
    return pattern.matcher(text);
  }

  private static Object first(Pattern pattern, String text) {
    if (text == null) {
      return null;
    }
    Matcher matcher = matcher(pattern, text);
    return matcher.find() ? described(matcher) : null;
  }

  /** A match as expressions see it. */
  static Map<String, Object> described(Matcher matcher) {
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
}
