package dev.pollen.engine.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.catalog.read.Problem;
import dev.pollen.catalog.read.YamlFile;
import dev.pollen.catalog.read.YamlMap;
import dev.pollen.engine.Polling;
import dev.pollen.engine.mapping.Template;
import dev.pollen.engine.recipe.Recipe.Start;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a recipe's {@code trigger}. */
final class TriggerReader {
  private static final Pattern EVERY =
      Pattern.compile("([1-9][0-9]{0,8})(ms|s|m|h|d)(?:\\.\\.([1-9][0-9]{0,8})(ms|s|m|h|d))?");

  private final YamlMap map;
  private final YamlFile yaml;
  private final List<Problem> problems;
  private final RecipeReader.Setting setting;

  TriggerReader(YamlMap map, YamlFile yaml, List<Problem> problems, RecipeReader.Setting setting) {
    this.map = map;
    this.yaml = yaml;
    this.problems = problems;
    this.setting = setting;
  }

  static Recipe.Source nothing() {
    return new Recipe.Source(
        "",
        Optional.empty(),
        Polling.DEFAULT.byDefault(),
        Recipe.Fire.NEW,
        List.of(),
        new Start(Start.When.NOW, Optional.empty()),
        Template.compile(JsonNodeFactory.instance.objectNode()),
        Optional.empty(),
        Optional.empty());
  }

  Recipe.Source read() {
    CommonWords.later(map, "push");
    Pace pace = every();
    Recipe.Source source =
        new Recipe.Source(
            map.needed("type", ""),
            map.text("connection"),
            pace.quickest(),
            map.word("fire", Recipe.Fire.class).orElse(Recipe.Fire.NEW),
            map.texts("watch"),
            start(),
            new Expressions(map, problems, yaml, "/trigger").template("with"),
            map.integer("flood_limit").filter(this::positive),
            new OfReader(yaml, problems).read(map),
            Optional.of(pace.slowest()).filter(slowest -> pace.isRange()),
            CommonWords.location(map));
    map.end();
    return source;
  }

  private boolean positive(int limit) {
    if (limit < 1) {
      map.error("/flood_limit", "out-of-range", "'flood_limit' must be 1 or more");
    }
    return limit > 0;
  }

  private Pace every() {
    JsonNode written = map.get("every");
    return written.isMissingNode() ? usual() : span(written.asText());
  }

  private Pace usual() {
    return new Pace(setting.polling().byDefault(), setting.polling().byDefault());
  }

  private Pace span(String text) {
    Matcher match = EVERY.matcher(text);
    if (!match.matches()) {
      map.error(
          "/every",
          "wrong-type",
          "'%s' is no interval: write one such as 5m, or a range such as 1m..15m".formatted(text));
      return usual();
    }
    Duration smallest = of(match.group(1), match.group(2));
    within(smallest);
    Optional<Duration> longest =
        Optional.ofNullable(match.group(3)).map(n -> of(n, match.group(4)));
    longest.ifPresent(end -> range(smallest, end));
    return new Pace(smallest, longest.orElse(smallest));
  }

  private void range(Duration smallest, Duration longest) {
    within(longest);
    if (longest.compareTo(smallest) < 0) {
      map.error(
          "/every",
          "out-of-range",
          "the range ends before it begins: write the smaller interval first");
    }
  }

  private void within(Duration every) {
    Polling polling = setting.polling();
    if (every.compareTo(polling.min()) < 0 || every.compareTo(polling.max()) > 0) {
      map.error(
          "/every",
          "out-of-range",
          "every %s is outside %s to %s (polling.min and polling.max in pollen.yaml)"
              .formatted(words(every), words(polling.min()), words(polling.max())));
    }
  }

  private static String words(Duration span) {
    long millis = span.toMillis();
    return millis % 60_000 == 0
        ? millis / 60_000 + "m"
        : millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
  }

  private static Duration of(String count, String unit) {
    long number = Long.parseLong(count);
    return switch (unit) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  private Start start() {
    JsonNode written = map.get("start_from");
    if (written.isMissingNode() || written.asText().equals("now")) {
      return new Start(Start.When.NOW, Optional.empty());
    }
    return written.asText().equals("beginning")
        ? new Start(Start.When.BEGINNING, Optional.empty())
        : new Start(Start.When.INSTANT, Optional.of(instant(written.asText())));
  }

  private Instant instant(String text) {
    try {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
    } catch (DateTimeParseException e) {
      map.error(
          "/start_from",
          "wrong-type",
          "'%s' is none of now, beginning, or an instant such as 2026-01-01T00:00:00Z"
              .formatted(text));
      return Instant.EPOCH;
    }
  }
}
