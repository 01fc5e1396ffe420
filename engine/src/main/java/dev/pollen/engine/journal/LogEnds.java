package dev.pollen.engine.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which numbers each feed's log holds, known without asking the store for every write. Belongs to
 * the writer; what a failed transaction changed is forgotten and asked for again.
 */
final class LogEnds {
  private final Sql sql;
  private final Map<Long, Span> spans = new HashMap<>();

  LogEnds(Sql sql) {
    this.sql = sql;
  }

  /** Refuses entries that do not follow the last one, or each other. */
  void append(long feed, List<LogEntry> entries) {
    Span span = span(feed);
    long end = span.first > span.last ? entries.get(0).number() - 1 : span.last;
    long first = span.first > span.last ? entries.get(0).number() : span.first;
    for (LogEntry entry : entries) {
      if (entry.number() != end + 1) {
        String words = "feed %d: entry %d does not follow %d; numbers have no gaps";
        throw new JournalFault(words.formatted(feed, entry.number(), end), null, false);
      }
      end++;
    }
    spans.put(feed, new Span(first, end));
  }

  boolean holds(long feed, long number) {
    Span span = span(feed);
    return span.first <= number && number <= span.last;
  }

  /** The feed and its log are gone. */
  void dropped(long feed) {
    spans.put(feed, Span.NONE);
  }

  /** What is known may no longer be so. */
  void forget() {
    spans.clear();
  }

  private Span span(long feed) {
    Span span = spans.get(feed);
    if (span == null) {
      span = load(feed);
      spans.put(feed, span);
    }
    return span;
  }

  private Span load(long feed) {
    String first = "select first_number from feed_log where feed = ? order by last_number limit 1";
    String last = "select max(last_number) from feed_log where feed = ?";
    long from = sql.number(first, 1, feed);
    return new Span(from, sql.number(last, from - 1, feed));
  }

  /** Both included; empty if the first is behind the last. */
  private record Span(long first, long last) {
    private static final Span NONE = new Span(1, 0);
  }
}
