package dev.pollen.engine.sim;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.kit.SimLoop;
import dev.pollen.engine.kit.SimTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The other side: it makes, changes and deletes records as time goes by, and shows them late. It
 * outlives each crash of the engine.
 */
final class SimSystem {
  static final int PART_PAGE = 2;
  private static final Comparator<SimRecord.Version> BY_AGE =
      Comparator.comparingInt(one -> one.of().ordinal);
  private static final Comparator<SimRecord.Version> BY_CHANGE =
      Comparator.comparingLong(SimRecord.Version::changed)
          .thenComparingInt(one -> one.of().ordinal);

  private final SimTime time;
  private final SimLoop loop;
  private final Dice dice;
  private final Trace trace;
  private final List<SimRecord> records = new ArrayList<>();
  private final Map<String, Shelf> shelves = new HashMap<>();
  private final Duration pace;
  private final boolean newestFirst;
  private final boolean stampsJitter;
  private final boolean deletes;
  final int stampUnit;
  final int parts;
  final int page;
  final boolean keyset;
  private boolean calm;
  private long allShown = Long.MAX_VALUE;
  private int changes;

  SimSystem(SimTime time, Dice dice, Trace trace, Leaning leaning) {
    this.time = time;
    this.loop = time.loop();
    this.dice = dice;
    this.trace = trace;
    this.pace = dice.millis(4_000, 25_000);
    this.newestFirst = dice.percent(50);
    this.stampsJitter = dice.percent(30);
    this.deletes = dice.percent(40);
    this.stampUnit = dice.pick(leaning.stampUnits());
    this.changes = dice.between(5, 40);
    this.parts = dice.below(6);
    this.page = dice.between(2, 6);
    this.keyset = dice.percent(50);
  }

  Trace trace() {
    return trace;
  }

  SimLoop loop() {
    return loop;
  }

  long now() {
    return time.now().toEpochMilli();
  }

  boolean isCalm() {
    return calm;
  }

  /** From now on no faults and no changes. */
  void calm() {
    calm = true;
    allShown = now() + SimCatalog.LAG.toMillis();
  }

  /** From when on reads show everything that ever happens. */
  long allShown() {
    return allShown;
  }

  /** Begins with some old records and goes on at random instants until it is calm. */
  void live() {
    for (int old = dice.below(7); old > 0; old--) {
      make(now() - dice.between(60_000, 7_200_000), now() - 1);
    }
    next();
  }

  private void next() {
    loop.after(dice.millis(50, (int) pace.toMillis() * 2), this::change);
  }

  private void change() {
    if (calm || changes <= 0) {
      return;
    }
    changes--;
    for (int more = dice.percent(8) ? dice.between(2, 8) : 1; more > 0; more--) {
      changeOne();
    }
    next();
  }

  private void changeOne() {
    int what = records.isEmpty() ? 0 : dice.below(10);
    if (what < 5) {
      long made = stamped();
      make(made, seenFrom(made));
    } else {
      edit(dice.pick(records), deletes && what == 9);
    }
  }

  private long stamped() {
    return now() - (stampsJitter ? dice.below((int) SimCatalog.LAG.toMillis()) : 0);
  }

  /** A write shows up within the operation's lag of its stamp. */
  private long seenFrom(long stamp) {
    return now() + dice.below((int) (stamp + SimCatalog.LAG.toMillis() - now()));
  }

  private long coarse(long stamp) {
    return stamp - Math.floorMod(stamp, (long) stampUnit);
  }

  private void make(long made, long visible) {
    SimRecord record = new SimRecord(records.size() + 1, dice.pick(List.of("a", "b")));
    records.add(record);
    put(record, 1, coarse(made), coarse(made), visible, false);
  }

  /** Changes it, deletes it, or brings it back. */
  private void edit(SimRecord record, boolean delete) {
    SimRecord.Version before = record.newest();
    boolean gone = delete && !before.gone();
    long stamp = stamped();
    long visible = seenFrom(stamp);
    long changed = Math.max(before.changed(), coarse(stamp));
    put(
        record,
        before.value() + 1,
        before.made(),
        changed,
        Math.max(before.visible(), visible),
        gone);
  }

  private void put(
      SimRecord record, int value, long made, long changed, long visible, boolean gone) {
    boolean same = value > 1 && dice.percent(50);
    int a = same ? record.newest().a() : dice.below(5);
    int items = value > 1 ? record.newest().items() : dice.below(4);
    boolean wanted = dice.percent(60);
    Map<Style, JsonNode> shown = new EnumMap<>(Style.class);
    SimRecord.Version version =
        new SimRecord.Version(record, value, made, changed, a, wanted, items, visible, gone, shown);
    record.add(version);
    trace.say(() -> "system: " + version + " in " + record.group + ", seen from " + visible);
  }

  /** What reads of a style show now, in the operation's order. */
  List<SimRecord.Version> shown(Style style, String group, Optional<Long> since) {
    List<SimRecord.Version> shown = new ArrayList<>();
    long now = now();
    for (SimRecord record : records) {
      SimRecord.Version one = record.inGroup(group) ? record.shownAt(now) : null;
      if (one != null && (since.isEmpty() || one.changed() >= since.get())) {
        shown.add(one);
      }
    }
    inOrder(shown, style);
    return shown;
  }

  /** They stand by age. */
  private void inOrder(List<SimRecord.Version> shown, Style style) {
    if (style.windowed) {
      shown.sort(order(style));
    } else if (newestFirst) {
      Collections.reverse(shown);
    }
  }

  Comparator<SimRecord.Version> order(Style style) {
    Comparator<SimRecord.Version> order = style.windowed ? BY_CHANGE : BY_AGE;
    return newestFirst && !style.ascending ? order.reversed() : order;
  }

  /** What actions of a kind made in an account. */
  Shelf shelf(String account, Making kind) {
    return shelves.computeIfAbsent(account + " " + kind, any -> new Shelf());
  }

  /** An action makes something, which reads show late; its id. */
  String make(String account, Making kind, Call by) {
    return shelf(account, kind)
        .make(by, now(), now() + dice.below((int) SimCatalog.LAG.toMillis()));
  }

  List<SimRecord> records() {
    return records;
  }

  /** The record of this id; null if there is none. */
  SimRecord record(String id) {
    int ordinal = Integer.parseInt(id.substring(1));
    return ordinal <= records.size() ? records.get(ordinal - 1) : null;
  }
}
