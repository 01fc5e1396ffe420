package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What arrived, per operation and record, when, and how often; and what the look-alike changed by
 * itself. The truth that a summary is held against.
 *
 * <p>May be read from any thread. Remembers at most {@link #MOST} different writes and changes:
 * then the oldest is forgotten, which {@code forgotten} counts.
 */
final class Ledger {
  static final int MOST = 200_000;

  private final InstantSource clock;
  private final int most;
  private final Map<String, Page> pages = new TreeMap<>();
  private final Map<String, Map<String, ArrayNode>> changes = new TreeMap<>();
  private final Deque<Runnable> oldest = new ArrayDeque<>();
  private final Map<String, Map<String, Long>> faults = new TreeMap<>();
  private long requests;
  private long throttled;
  private long changesMade;
  private long forgotten;

  Ledger(InstantSource clock) {
    this(clock, MOST);
  }

  Ledger(InstantSource clock, int most) {
    this.clock = clock;
    this.most = most;
  }

  /** All that came for one operation. */
  private static final class Page {
    private long requests;
    private final Map<Integer, Long> statuses = new TreeMap<>();
    private final Map<String, Map<String, Entry>> records = new LinkedHashMap<>();
  }

  /** One body for one record. */
  private static final class Entry {
    private final JsonNode body;
    private final Instant first;
    private Instant last;
    private int times;

    Entry(JsonNode body, Instant first) {
      this.body = body;
      this.first = first;
    }
  }

  /** A request, whatever becomes of it. */
  synchronized void arrived() {
    requests++;
  }

  synchronized void throttled() {
    throttled++;
  }

  /** A fault struck a request for an operation; without one it struck a stamp. */
  synchronized void struck(String fault, String operation) {
    faults.computeIfAbsent(fault, none -> new TreeMap<>()).merge(operation, 1L, Long::sum);
  }

  /** A request for an operation was answered, whatever the answer. */
  synchronized void answered(String operation, int status) {
    Page page = page(operation);
    page.requests++;
    page.statuses.merge(status, 1L, Long::sum);
  }

  /** A write that took effect. */
  synchronized void written(String operation, String record, JsonNode body) {
    Map<String, Map<String, Entry>> records = page(operation).records;
    Map<String, Entry> entries = records.computeIfAbsent(record, none -> new LinkedHashMap<>());
    String hash = Json.hash(body);
    Instant now = clock.instant();
    Entry entry = entries.get(hash);
    if (entry == null) {
      entry = new Entry(body, now);
      entries.put(hash, entry);
      remember(
          () -> {
            entries.remove(hash);
            records.remove(record, Map.of());
          });
    }
    entry.times++;
    entry.last = now;
  }

  /** A change that the look-alike made by itself, and the fields that it set. */
  synchronized void changed(String what, String record, ObjectNode fields) {
    changesMade++;
    ObjectNode change = Json.object().put("at", Stamps.iso(clock.instant()));
    Map<String, ArrayNode> records = changes.computeIfAbsent(what, none -> new LinkedHashMap<>());
    ArrayNode times = records.computeIfAbsent(record, none -> Json.array());
    times.add(change.set("fields", fields));
    remember(
        () -> {
          times.remove(0);
          records.remove(record, Json.array());
        });
  }

  /** How many changes there were, of all kinds. */
  synchronized long changes() {
    return changesMade;
  }

  private void remember(Runnable forget) {
    oldest.add(forget);
    if (oldest.size() > most) {
      oldest.remove().run();
      forgotten++;
    }
  }

  private Page page(String operation) {
    return pages.computeIfAbsent(operation, none -> new Page());
  }

  /** All of it. */
  synchronized ObjectNode told() {
    ObjectNode told = Json.object().put("requests", requests).put("throttled", throttled);
    told.put("forgotten", forgotten);
    told.set("faults", struck());
    ObjectNode operations = told.putObject("operations");
    pages.forEach((key, page) -> operations.set(key, told(page)));
    ObjectNode ours = told.putObject("changes");
    changes.forEach((what, records) -> ours.putObject(what).setAll(copies(records)));
    return told;
  }

  /** How often each fault struck each operation. */
  synchronized ObjectNode struck() {
    ObjectNode told = Json.object();
    faults.forEach(
        (fault, times) -> {
          ObjectNode where = told.putObject(fault);
          times.forEach(where::put);
        });
    return told;
  }

  private static Map<String, JsonNode> copies(Map<String, ArrayNode> records) {
    Map<String, JsonNode> copies = new LinkedHashMap<>();
    records.forEach((id, times) -> copies.put(id, times.deepCopy()));
    return copies;
  }

  private static ObjectNode told(Page page) {
    ObjectNode told = Json.object().put("requests", page.requests);
    ObjectNode statuses = told.putObject("statuses");
    page.statuses.forEach((status, times) -> statuses.put(status.toString(), times));
    ObjectNode records = told.putObject("records");
    page.records.forEach(
        (record, entries) -> {
          ArrayNode list = records.putArray(record);
          entries.values().forEach(entry -> list.add(told(entry)));
        });
    return told;
  }

  private static ObjectNode told(Entry entry) {
    ObjectNode told = Json.object().put("times", entry.times);
    told.put("first", Stamps.iso(entry.first)).put("last", Stamps.iso(entry.last));
    return told.set("body", entry.body);
  }
}
