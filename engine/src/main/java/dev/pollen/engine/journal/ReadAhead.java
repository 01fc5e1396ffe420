package dev.pollen.engine.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;

/** Looks records up in the log, cheaply if they are asked for in order. */
final class ReadAhead {
  private static final int ENTRIES = 256;
  private static final long BYTES = 1L << 20;

  private final LogRows log;
  private long feed;
  private List<LogEntry> entries = List.of();

  ReadAhead(LogRows log) {
    this.log = log;
  }

  /** The record that a number stands for; a missing node if the log no longer holds it. */
  JsonNode record(long wantedFeed, long number) {
    if (feed != wantedFeed || !spans(number)) {
      feed = wantedFeed;
      entries = log.read(feed, number - 1, ENTRIES, BYTES);
    }
    return spans(number)
        ? entries.get((int) (number - entries.get(0).number())).record()
        : MissingNode.getInstance();
  }

  /** Numbers have no gaps. */
  private boolean spans(long number) {
    return !entries.isEmpty()
        && entries.get(0).number() <= number
        && number <= entries.get(entries.size() - 1).number();
  }
}
