package dev.pollen.daemon.cli;

import dev.pollen.engine.plan.Interruption;
import dev.pollen.engine.plan.OperationUse;
import dev.pollen.engine.plan.PagesPerPoll;
import dev.pollen.engine.recipe.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How numbers and words of a plan are said. */
final class PlanWords {
  private PlanWords() {}

  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** {@code 1,000 runs}. */
  static String count(long value, String noun) {
    return number(value) + " " + noun + (value == 1 ? "" : "s");
  }

  /** At the right edge of a column. */
  static String number(long value, int width) {
    return String.format(Locale.ROOT, "%," + width + "d", value);
  }

  static String percent(double value) {
    return value > 0 && value < 0.1
        ? "< 0.1 %"
        : String.format(Locale.ROOT, value < 10 ? "%.1f %%" : "%.0f %%", value);
  }

  /** As recipes write it: {@code 5m}, {@code 90s}. */
  static String span(Duration span) {
    long millis = span.toMillis();
    if (millis % 1000 != 0) {
      return millis + "ms";
    }
    long seconds = millis / 1000;
    if (seconds % 60 != 0) {
      return seconds + "s";
    }
    long minutes = seconds / 60;
    return minutes % 1440 == 0
        ? minutes / 1440 + "d"
        : minutes % 60 == 0 ? minutes / 60 + "h" : minutes + "m";
  }

  /** How often a recipe is polled, that is on a poll as fast as that. */
  static String rhythm(Pace pace, Duration every) {
    return pace.isRange()
        ? "polled %s, counted as every %s".formatted(pace, span(every))
        : "polled every " + span(every);
  }

  /** To be read, not to be written: whole seconds, or tenths of one. */
  static String about(Duration span) {
    long tenths = (span.toMillis() + 99) / 100;
    return tenths < 100
        ? String.format(Locale.ROOT, "%d.%d s", tenths / 10, tenths % 10)
        : span(Duration.ofSeconds((tenths + 9) / 10));
  }

  static String reads(PagesPerPoll pages) {
    return switch (pages.reads()) {
      case ONE_REPLY -> "one reply";
      case CHANGES -> "what changed";
      case WHOLE_LIST -> "the whole list";
      case EACH_PARENT -> "each parent";
    };
  }

  static String interrupted(Interruption interruption) {
    Optional<Duration> within = interruption.within();
    return switch (interruption.then()) {
      case REPEATS -> "repeats" + within.map(span -> " within " + span(span)).orElse("");
      case CHECKS_FIRST -> "checks first";
      case ASKS_YOU -> "asks you";
      case BY_METHOD -> "by method: POST and PATCH ask you";
    };
  }

  /** {@code welcome.yaml:12,18, won.yaml:20}: each file once, with its lines. */
  static String places(List<OperationUse> uses) {
    return uses.stream()
        .collect(
            Collectors.groupingBy(
                use -> Path.of(use.recipe().file()).getFileName().toString(),
                TreeMap::new,
                Collectors.mapping(
                    use -> Integer.toString(use.line()),
                    Collectors.toCollection(LinkedHashSet::new))))
        .entrySet()
        .stream()
        .map(file -> file.getKey() + ":" + String.join(",", file.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** Lines of at most so many characters, broken at blanks. */
  static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
