package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is left of a budget, and whether a host answers, as words. */
final class MeansWords {
  private MeansWords() {}

  /** Such as {@code 62 of 100 in 10s, 187340 of 200000 in 24h}; empty where there is none. */
  static String left(JsonNode budget) {
    List<String> parts = new ArrayList<>();
    for (JsonNode part : budget.path("parts")) {
      parts.add(
          "%d of %d in %s"
              .formatted(
                  part.path("left").asLong(), part.path("limit").asLong(), span(part.path("per"))));
    }
    return String.join(", ", parts);
  }

  private static String span(JsonNode per) {
    return Duration.parse(per.asText()).toString().substring(2).toLowerCase(Locale.ROOT);
  }

  /** Why nothing is sent; empty while something is, or will be in a moment. */
  static Optional<String> rest(JsonNode budget) {
    boolean told = budget.path("told_to_wait").asBoolean();
    boolean usedUp = false;
    for (JsonNode part : budget.path("parts")) {
      boolean isLong =
          Duration.parse(part.path("per").asText()).compareTo(Duration.ofHours(1)) >= 0;
      usedUp |= isLong && part.path("left").asLong() == 0;
    }
    if (!told && !usedUp) {
      return Optional.empty();
    }
    return Optional.of(
        "%s; polls and runs wait%s"
            .formatted(
                told ? "the system asked for a rest" : "the budget is used up",
                budget.has("until")
                    ? " until " + Moments.brief(budget.path("until").asText())
                    : ""));
  }

  /** That a host does not answer. */
  static Optional<String> silence(JsonNode host) {
    return host.has("since")
        ? Optional.of(
            "%s does not answer since %s; %d calls wait, one tries %s"
                .formatted(
                    host.path("host").asText(),
                    Moments.brief(host.path("since").asText()),
                    host.path("waiting").asLong(),
                    host.has("until")
                        ? "at " + Moments.brief(host.path("until").asText())
                        : "just now"))
        : Optional.empty();
  }
}
