package dev.pollen.engine.dispatch;

import dev.pollen.catalog.SystemSpec.Budget;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.spi.Loop;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What was spent of long budgets, kept in the journal as notes: {@code budget 86400
 * highlevel:loc_1} says how many requests left in which part of the day, as {@code
 * 1767600000000=120} (milliseconds since 1970) and so on, with spaces between.
 */
final class Daybook {
  private static final String PREFIX = Change.NotePut.BUDGET;

  private final Journal journal;
  private final Map<String, String> before = new ConcurrentHashMap<>();

  Daybook(Journal journal) {
    this.journal = journal;
  }

  /** Reads what an earlier process wrote; what no longer counts is forgotten. */
  Future<Void> remember(Instant now) {
    return journal
        .notes()
        .compose(
            notes -> {
              List<Change> over = new ArrayList<>();
              notes.forEach((name, value) -> remember(name, value, now, over));
              return over.isEmpty() ? Future.succeededFuture() : journal.write(over).mapEmpty();
            });
  }

  private void remember(String name, String value, Instant now, List<Change> over) {
    if (!name.startsWith(PREFIX)) {
      return;
    }
    String seconds = name.substring(PREFIX.length()).split(" ", 2)[0];
    long per = Duration.ofSeconds(Long.parseLong(seconds)).toMillis();
    if (read(value).keySet().stream().allMatch(at -> at < now.toEpochMilli() - 2 * per)) {
      over.add(new Change.NotePut(name, Optional.empty()));
    } else {
      before.put(name, value);
    }
  }

  /** A budget that begins where an earlier process left it. */
  Day day(String account, Loop home, Budget budget) {
    String name = PREFIX + budget.per().toSeconds() + " " + account;
    Day day = new Day(budget, spent -> home.bring(keep(name, spent)));
    Optional.ofNullable(before.remove(name)).ifPresent(text -> day.remember(read(text)));
    return day;
  }

  private Future<Void> keep(String name, Map<Long, Integer> spent) {
    return journal.write(List.of(new Change.NotePut(name, Optional.of(text(spent))))).mapEmpty();
  }

  private static String text(Map<Long, Integer> spent) {
    return spent.entrySet().stream()
        .map(one -> one.getKey() + "=" + one.getValue())
        .collect(Collectors.joining(" "));
  }

  private static Map<Long, Integer> read(String text) {
    Map<Long, Integer> spent = new TreeMap<>();
    for (String one : text.split(" ", -1)) {
      String[] both = one.split("=", 2);
      spent.put(Long.parseLong(both[0]), Integer.parseInt(both[1]));
    }
    return spent;
  }
}
