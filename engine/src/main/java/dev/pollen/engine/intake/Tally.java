package dev.pollen.engine.intake;

import dev.pollen.engine.journal.LogEntry;
import dev.pollen.engine.status.Foreseen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts what would run and what would not, and keeps the first events; bounded. */
final class Tally {
  private static final int MOST_EVENTS = 20;
  private static final int MOST_REASONS = 8;
  private static final String OTHERS = "for other reasons";
  private static final String KNOWN = "known already, and nothing that counts changed";

  private final List<Foreseen.Event> events = new ArrayList<>();
  private final Map<String, Integer> skipped = new LinkedHashMap<>();
  private Optional<Foreseen.Event> example = Optional.empty();
  private int runs;

  /** An entry, and why it does not count; empty: it does. */
  void met(LogEntry entry, Optional<String> why) {
    if (why.isPresent()) {
      skip(bare(why.get()), 1);
      return;
    }
    runs++;
    if (events.size() < MOST_EVENTS) {
      events.add(new Foreseen.Event(entry.key(), entry.isNew(), entry.record()));
    }
  }

  /** Something to look at where nothing counts. */
  void example(Candidate one) {
    if (example.isEmpty()) {
      example = Optional.of(new Foreseen.Event(one.key, false, one.record));
    }
  }

  /** So many records are as they were. */
  void known(int count) {
    if (count > 0) {
      skip(KNOWN, count);
    }
  }

  /** Reasons that differ only by the record's own stamp are one. */
  private static String bare(String why) {
    return why.replaceFirst(" at \\d{4}-\\S+Z,", "").replaceFirst("\\.\\d+Z", "Z");
  }

  private void skip(String why, int count) {
    boolean room = skipped.containsKey(why) || skipped.size() < MOST_REASONS;
    skipped.merge(room ? why : OTHERS, count, Integer::sum);
  }

  int runs() {
    return runs;
  }

  Foreseen.Poll poll(int read, int requests, boolean complete) {
    List<Foreseen.Event> shown = runs > 0 ? events : example.stream().toList();
    return new Foreseen.Poll(read, requests, complete, runs, shown, new LinkedHashMap<>(skipped));
  }
}
