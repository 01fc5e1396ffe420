package dev.pollen.sandbox;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often one fault strikes, and where: {@code slow=10s@highlevel.contact.search:5%}.
 *
 * @param length how long it lasts
 * @param operation the only one that it strikes; empty: all
 * @param share of the requests, from 0 to 1; not used where times are given
 * @param times it strikes the next so many requests, and then no more; 0: by its share
 */
record FaultRule(FaultKind kind, Duration length, String operation, double share, int times) {
  private static final Pattern FORM =
      Pattern.compile(
          "([a-z0-9-]+)(?:=([1-9][0-9]{0,5})(ms|s|m))?(?:@([a-z0-9_.]+))?"
              + ":(?:([0-9]{1,3}(?:\\.[0-9]{1,3})?)%|([1-9][0-9]{0,5})x)");

  private static final int WHOLE = 100;

  static FaultRule of(FaultKind kind, double share) {
    return new FaultRule(kind, kind.length(), "", share, 0);
  }

  /** A part of a plan, without the name that it begins with being looked at. */
  static Optional<Matcher> match(String part) {
    Matcher match = FORM.matcher(part);
    return match.matches() ? Optional.of(match) : Optional.empty();
  }

  static FaultRule read(FaultKind kind, Matcher match) {
    String times = match.group(6);
    double share = times == null ? Double.parseDouble(match.group(5)) / WHOLE : 0;
    if (share > 1) {
      throw new IllegalArgumentException(
          "faults: %s: more than 100%% of the requests".formatted(match.group()));
    }
    return new FaultRule(
        kind,
        length(kind, match),
        Optional.ofNullable(match.group(4)).orElse(""),
        share,
        times == null ? 0 : Integer.parseInt(times));
  }

  private static Duration length(FaultKind kind, Matcher match) {
    if (match.group(2) == null) {
      return kind.length();
    }
    if (kind.length().isZero()) {
      throw new IllegalArgumentException(
          "faults: %s lasts no time: leave the '=%s%s' out"
              .formatted(kind.word(), match.group(2), match.group(3)));
    }
    long count = Long.parseLong(match.group(2));
    return switch (match.group(3)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      default -> Duration.ofMinutes(count);
    };
  }

  boolean concerns(String asked) {
    return operation.isEmpty() || operation.equals(asked);
  }

  /** Whether a later rule takes the place of this one. */
  boolean sameAs(FaultRule other) {
    return kind == other.kind && operation.equals(other.operation);
  }

  boolean never() {
    return times == 0 && share == 0;
  }

  @Override
  public String toString() {
    String lasts = length.equals(kind.length()) ? "" : "=" + length.toMillis() + "ms";
    String where = operation.isEmpty() ? "" : "@" + operation;
    String often = times > 0 ? times + "x" : percent() + "%";
    return kind.word() + lasts + where + ":" + often;
  }

  private String percent() {
    return String.format(Locale.ROOT, "%.3f", share * WHOLE).replaceFirst("\\.?0+$", "");
  }
}
