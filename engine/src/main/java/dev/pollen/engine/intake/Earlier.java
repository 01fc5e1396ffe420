package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.LogEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * By what entries count that were taken in before a new baseline had to be taken: as before, though
 * they are delivered only after it. Kept as a note beside the subscription.
 */
record Earlier(List<Span> spans) {
  private static final String NAME = "earlier:";
  private static final Earlier NONE = new Earlier(List.of());

  Earlier {
    spans = List.copyOf(spans);
  }

  /** Entries up to a number that no span before holds. */
  private record Span(long upto, Rule.Since since) {
    private static final String CARRIED = "carried";
    private static final String PAST = "past";

    private static Span parse(String text) {
      List<String> parts = List.of(text.split(" ", -1));
      Instant start = Instant.parse(parts.get(1));
      return new Span(
          Long.parseLong(parts.get(0)),
          new Rule.Since(
              start,
              Long.parseLong(parts.get(2)),
              parts.contains(CARRIED),
              parts.contains(PAST) || start.equals(Instant.EPOCH)));
    }

    private String written() {
      String all = upto + " " + since.start() + " " + since.baseline();
      return all + (since.carried() ? " " + CARRIED : "") + (since.past() ? " " + PAST : "");
    }
  }

  static Earlier of(long subscription, Map<String, String> notes) {
    return Optional.ofNullable(notes.get(NAME + subscription))
        .map(text -> new Earlier(Arrays.stream(text.split(";", -1)).map(Span::parse).toList()))
        .orElse(NONE);
  }

  /** From when on, and after which baseline, an entry counts. */
  Rule.Since of(LogEntry entry, Rule.Since now) {
    return spans.stream()
        .filter(span -> entry.number() <= span.upto)
        .findFirst()
        .map(Span::since)
        .orElse(now);
  }

  /** What was taken in up to the last entry counts as it does now, whatever comes later. */
  Earlier with(Rule.Since now, long passed, long last) {
    List<Span> kept = new ArrayList<>(spans);
    kept.removeIf(span -> span.upto <= passed);
    if (passed < last) {
      kept.add(new Span(last, now));
    }
    return new Earlier(kept);
  }

  Change note(long subscription) {
    String text = spans.stream().map(Span::written).collect(Collectors.joining(";"));
    return new Change.NotePut(
        NAME + subscription, Optional.of(text).filter(written -> !written.isEmpty()));
  }

  static Change gone(long subscription) {
    return NONE.note(subscription);
  }
}
