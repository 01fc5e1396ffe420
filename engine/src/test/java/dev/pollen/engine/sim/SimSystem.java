package dev.pollen.engine.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.engine.kit.SimLoop;
import dev.pollen.engine.kit.SimTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * The other side in the simulation: it makes records as time goes by, shows them late in its
 * listing (write lag), and keeps a ledger of every effect. It outlives each crash of the engine.
 */
final class SimSystem {
  private final SimLoop loop;
  private final Random random;
  private final Map<String, SimRecord> records = new LinkedHashMap<>();
  private final Map<String, Integer> ledger = new TreeMap<>();
  private final Duration lag;
  private boolean calm;
  private int made;

  SimSystem(SimTime time, Random random, Duration lag) {
    this.loop = time.loop();
    this.random = random;
    this.lag = lag;
  }

  /** From now on no faults and no new records. */
  void calm() {
    calm = true;
  }

  boolean isCalm() {
    return calm;
  }

  SimLoop loop() {
    return loop;
  }

  Random random() {
    return random;
  }

  /** Keeps making and editing records at random instants until it is calm. */
  void live() {
    if (calm) {
      return;
    }
    makeOrEdit();
    loop.after(Duration.ofMillis(50 + random.nextInt(4_000)), this::live);
  }

  private void makeOrEdit() {
    if (records.isEmpty() || random.nextInt(3) > 0) {
      String id = "r" + ++made;
      records.put(id, new SimRecord(id, loop.now(), loop.now(), 1, loop.now().plus(lag())));
    } else {
      List<SimRecord> all = new ArrayList<>(records.values());
      SimRecord old = all.get(random.nextInt(all.size()));
      records.put(old.id, old.edited(loop.now(), loop.now().plus(lag())));
    }
  }

  private Duration lag() {
    return Duration.ofMillis(random.nextInt((int) lag.toMillis() + 1));
  }

  /**
   * What the listing shows now, newest change last; a record whose write lags shows its older self
   * or nothing.
   */
  List<JsonNode> listing(Instant since) {
    return records.values().stream()
        .map(record -> record.shownAt(loop.now()))
        .filter(shown -> shown != null && !shown.changed.isBefore(since))
        .sorted(java.util.Comparator.comparing((SimRecord r) -> r.changed).thenComparing(r -> r.id))
        .map(SimRecord::json)
        .toList();
  }

  /** The effect takes place. */
  void effect(String operation, JsonNode input) {
    ledger.merge(operation + " " + input.path("id").asText(), 1, Integer::sum);
  }

  int count(String operation, String id) {
    return ledger.getOrDefault(operation + " " + id, 0);
  }

  /** Ids of the records made at or after an instant. */
  List<String> madeSince(Instant instant) {
    return records.values().stream()
        .filter(record -> !record.created.isBefore(instant))
        .map(record -> record.id)
        .toList();
  }

  /** One record and, while an edit lags, what it was before. */
  private record SimRecord(
      String id, Instant created, Instant changed, int value, Instant visible, SimRecord before) {

    SimRecord(String id, Instant created, Instant changed, int value, Instant visible) {
      this(id, created, changed, value, visible, null);
    }

    SimRecord edited(Instant at, Instant shown) {
      return new SimRecord(id, created, at, value + 1, shown, this);
    }

    SimRecord shownAt(Instant now) {
      return !visible.isAfter(now) ? this : before == null ? null : before.shownAt(now);
    }

    JsonNode json() {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      return node.put("id", id)
          .put("created", created.toString())
          .put("changed", changed.toString())
          .put("value", value);
    }
  }
}
