package dev.pollen.connectors.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A span of time as people write it: {@code 15m}, {@code 1h30m}, {@code 500ms}, {@code PT15M}. */
final class Span {
  private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final Pattern ALL = Pattern.compile("(" + PART.pattern() + ")+");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private Span() {}

  /** Throws {@link IllegalArgumentException} that says what would be right. */
  static Duration read(JsonNode value, String name) {
    String text = value.asText().strip().toLowerCase(Locale.ROOT);
    Duration span = text.startsWith("pt") ? iso(text) : sum(text);
    if (span.toMillis() <= 0) {
      throw new IllegalArgumentException(
          "%s is '%s'; write a span such as 15m, 1h30m or 1d".formatted(name, value.asText()));
    }
    return span;
  }

  private static Duration sum(String text) {
    Duration sum = Duration.ZERO;
    Matcher part = PART.matcher(ALL.matcher(text).matches() ? text : "");
    while (part.find()) {
      sum = sum.plus(UNITS.get(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
    }
    return sum;
  }

  private static Duration iso(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      return Duration.ZERO;
    }
  }
}
