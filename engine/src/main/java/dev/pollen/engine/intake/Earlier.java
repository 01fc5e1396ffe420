package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.LogEntry;
import dev.pollen.engine.journal.SubscriptionRow;
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
  record Span(long upto, Instant start, long baseline) {
    private static Span parse(String text) {
      String[] parts = text.split(" ", -1);
      return new Span(Long.parseLong(parts[0]), Instant.parse(parts[1]), Long.parseLong(parts[2]));
    }

    private String written() {
      return upto + " " + start + " " + baseline;
    }
  }

  static Earlier of(long subscription, Map<String, String> notes) {
    return Optional.ofNullable(notes.get(NAME + subscription))
        .map(text -> new Earlier(Arrays.stream(text.split(";", -1)).map(Span::parse).toList()))
        .orElse(NONE);
  }

  /** From when on, and after which baseline, an entry counts. */
  Span of(LogEntry entry, SubscriptionRow row) {
    for (Span span : spans) {
      if (entry.number() <= span.upto) {
        return span;
      }
    }
    return new Span(Long.MAX_VALUE, row.start(), row.baseline());
  }

  /** What was taken in up to now counts as the row says, whatever it will say later. */
  Earlier with(SubscriptionRow row, long passed, long last) {
    List<Span> kept = new ArrayList<>(spans);
    kept.removeIf(span -> span.upto <= passed);
    if (passed < last) {
      kept.add(new Span(last, row.start(), row.baseline()));
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
