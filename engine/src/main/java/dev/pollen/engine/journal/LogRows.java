package dev.pollen.engine.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pollen.engine.journal.Journal.Found;
import dev.pollen.engine.journal.Traces.LogPlace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The rows of the feeds' logs, on one connection. */
final class LogRows {
  /** Entries in a row: few enough that a reader of ten does not read a thousand. */
  private static final int ENTRIES = 64;

  private static final int BYTES = 256 * 1024;

  private static final String AFTER =
      "select first_number, body from feed_log where feed = ? and last_number > ?"
          + " order by last_number";

  private final Sql sql;

  LogRows(Sql sql) {
    this.sql = sql;
  }

  /**
   * @param unhurried whether there is time to make bodies small
   */
  void add(Change.Logged change, boolean unhurried) {
    List<LogEntry> all = change.entries();
    for (int from = 0; from < all.size(); from += ENTRIES) {
      List<LogEntry> some = all.subList(from, Math.min(all.size(), from + ENTRIES));
      add(change.feed(), change.at(), some, unhurried);
    }
  }

  private void add(long feed, Instant at, List<LogEntry> entries, boolean unhurried) {
    byte[] body = LogCodec.body(entries);
    int half = entries.size() / 2;
    if (body.length > BYTES && half > 0) {
      add(feed, at, entries.subList(0, half), unhurried);
      add(feed, at, entries.subList(half, entries.size()), unhurried);
      return;
    }
    sql.run(
        "insert into feed_log (feed, last_number, first_number, at, keys, body)"
            + " values (?, ?, ?, ?, ?, ?)",
        feed,
        entries.get(entries.size() - 1).number(),
        entries.get(0).number(),
        Stamp.column(at),
        LogCodec.keys(entries),
        unhurried ? Compact.deflated(body) : body);
  }

  /**
   * Some rows of all feeds, in order.
   *
   * @param last the row that came last
   * @param more whether there may be others after it
   */
  record Slice(List<Kept> entries, LogPlace last, boolean more) {
    static final Slice FIRST = new Slice(List.of(), new LogPlace(-1, -1), true);
  }

  /** An entry and the row that holds it. */
  record Kept(LogPlace place, LogEntry entry) {}

  Slice slice(Slice after, int rows) {
    List<Kept> entries = new ArrayList<>();
    List<LogPlace> places =
        sql.list(
            "select feed, last_number, first_number, body from feed_log"
                + " where (feed, last_number) > (?, ?) order by feed, last_number limit ?",
            row -> {
              LogPlace place = new LogPlace(row.getLong(1), row.getLong(2));
              LogCodec.read(
                  row.getBytes(4),
                  row.getLong(3),
                  0,
                  (entry, bytes) -> entries.add(new Kept(place, entry)));
              return place;
            },
            after.last.feed(),
            after.last.last(),
            rows);
    LogPlace last = places.isEmpty() ? after.last : places.get(places.size() - 1);
    return new Slice(entries, last, places.size() == rows);
  }

  /** Erases entries of a row, the numbers of all stay; answers how many. */
  int erase(LogPlace place, Predicate<LogEntry> which) {
    List<LogEntry> all = new ArrayList<>();
    sql.first(
        "select first_number, body from feed_log where feed = ? and last_number = ?",
        row -> LogCodec.read(row.getBytes(2), row.getLong(1), 0, (e, size) -> all.add(e)),
        place.feed(),
        place.last());
    Predicate<LogEntry> goes = entry -> !entry.forgotten() && which.test(entry);
    int gone = (int) all.stream().filter(goes).count();
    if (gone > 0) {
      all.replaceAll(entry -> goes.test(entry) ? entry.erased() : entry);
      sql.run(
          "update feed_log set keys = ?, body = ? where feed = ? and last_number = ?",
          LogCodec.keys(all),
          Compact.deflated(LogCodec.body(all)),
          place.feed(),
          place.last());
    }
    return gone;
  }

  List<LogEntry> read(long feed, long after, int limit, long bytes) {
    List<LogEntry> found = new ArrayList<>();
    if (limit > 0) {
      LogCodec.Taker taker = new Bounded(found, limit, bytes);
      sql.each(
          AFTER, row -> LogCodec.read(row.getBytes(2), row.getLong(1), after, taker), feed, after);
    }
    return found;
  }

  Optional<LogEntry> entry(long feed, long number) {
    return read(feed, number - 1, 1, 1).stream().filter(one -> one.number() == number).findFirst();
  }

  /** The record that a number stands for; a missing node if the log no longer holds it. */
  JsonNode record(long feed, long number) {
    return entry(feed, number).map(LogEntry::record).orElse(MissingNode.getInstance());
  }

  Optional<Found> find(long feed, String key) {
    List<Found> found = new ArrayList<>();
    int hash = key.hashCode();
    sql.each(
        "select keys, first_number, at, body from feed_log where feed = ?"
            + " order by last_number desc",
        row -> {
          if (LogCodec.mayHold(row.getBytes(1), hash)) {
            Instant at = Stamp.instant(row.getLong(3));
            newest(row.getBytes(4), row.getLong(2), key)
                .ifPresent(e -> found.add(new Found(e, at)));
          }
          return found.isEmpty();
        },
        feed);
    return found.stream().findFirst();
  }

  private static Optional<LogEntry> newest(byte[] body, long first, String key) {
    List<LogEntry> same = new ArrayList<>();
    LogCodec.read(body, first, 0, (entry, bytes) -> !entry.key().equals(key) || same.add(entry));
    return same.isEmpty() ? Optional.empty() : Optional.of(same.get(same.size() - 1));
  }

  /** Has enough when one of the bounds is reached. */
  private static final class Bounded implements LogCodec.Taker {
    private final List<LogEntry> found;
    private final int limit;
    private long left;

    private Bounded(List<LogEntry> found, int limit, long bytes) {
      this.found = found;
      this.limit = limit;
      this.left = bytes;
    }

    @Override
    public boolean take(LogEntry entry, long bytes) {
      found.add(entry);
      left -= bytes;
      return found.size() < limit && left > 0;
    }
  }
}
