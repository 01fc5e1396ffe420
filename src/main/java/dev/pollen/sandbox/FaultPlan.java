package dev.pollen.sandbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/**
 * Which faults a look-alike shows, as {@code --faults} says: {@code NAME[=TIME][@OPERATION]:SHARE}
 * parts with commas between, such as {@code 429:2%,reset-after:1%,slow=10s:5%}. A share is that of
 * the requests, or {@code 3x} for the next three. A preset stands for several faults, and a later
 * part takes the place of an earlier one: {@code all:1%,huge:0%}.
 */
public final class FaultPlan {
  /** Nothing goes wrong. */
  public static final FaultPlan NONE = new FaultPlan(List.of());

  private static final String NOTHING = "none";

  private static final Map<String, Set<FaultKind>> PRESETS =
      new TreeMap<>(
          Map.of(
              "all", EnumSet.allOf(FaultKind.class),
              "limits", EnumSet.of(FaultKind.THROTTLED, FaultKind.THROTTLED_BARE),
              "network", EnumSet.range(FaultKind.BROKEN, FaultKind.LATE),
              "time", EnumSet.of(FaultKind.LAG, FaultKind.SKEW),
              "replies", EnumSet.range(FaultKind.TRUNCATED, FaultKind.ENDLESS)));

  private final List<FaultRule> rules;

  private FaultPlan(List<FaultRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * Reads what is written so.
   *
   * @throws IllegalArgumentException with words for the user, when it is not written as it must be
   */
  public static FaultPlan parse(String text) {
    List<FaultRule> rules = new ArrayList<>();
    for (String part : text.strip().split("\\s*,\\s*", -1)) {
      if (!part.isEmpty() && !part.equals(NOTHING)) {
        read(part)
            .forEach(
                rule -> {
                  rules.removeIf(rule::sameAs);
                  rules.add(rule);
                });
      }
    }
    rules.removeIf(FaultRule::never);
    return new FaultPlan(rules);
  }

  private static List<FaultRule> read(String part) {
    Matcher match = FaultRule.match(part).orElseThrow(() -> wrong(part));
    Set<FaultKind> kinds =
        FaultKind.of(match.group(1))
            .<Set<FaultKind>>map(EnumSet::of)
            .orElseGet(() -> PRESETS.getOrDefault(match.group(1), Set.of()));
    if (kinds.isEmpty()) {
      throw unknown(match.group(1));
    }
    return kinds.stream().map(kind -> FaultRule.read(kind, match)).toList();
  }

  private static IllegalArgumentException wrong(String part) {
    return new IllegalArgumentException(
        ("faults: '%s' is no NAME:SHARE: write such as 429:2%%, slow=10s:5%%, all:1%%,"
                + " reset-after@highlevel.contact.create:1x or none")
            .formatted(part));
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        "faults: '%s' is no fault: there are %s; and together %s"
            .formatted(name, String.join(", ", words()), String.join(", ", PRESETS.keySet())));
  }

  /** The names of all faults. */
  public static List<String> words() {
    return Arrays.stream(FaultKind.values()).map(FaultKind::word).toList();
  }

  /** What there is, a line each, for those who ask for help. */
  public static List<String> help() {
    List<String> lines = new ArrayList<>();
    for (FaultKind kind : FaultKind.values()) {
      String lasts = kind.length().isZero() ? "" : " (=" + kind.length().toSeconds() + "s)";
      lines.add("  %-14s %s%s".formatted(kind.word(), kind.means(), lasts));
    }
    PRESETS.forEach((name, kinds) -> lines.add("  %-14s %s".formatted(name, together(kinds))));
    return lines;
  }

  private static String together(Set<FaultKind> kinds) {
    return kinds.size() == FaultKind.values().length
        ? "all of these"
        : kinds.stream().map(FaultKind::word).collect(Collectors.joining(", "));
  }

  List<FaultRule> rules() {
    return rules;
  }

  /** As it can be written again. */
  @Override
  public String toString() {
    return rules.isEmpty()
        ? NOTHING
        : rules.stream().map(FaultRule::toString).collect(Collectors.joining(","));
  }
}
