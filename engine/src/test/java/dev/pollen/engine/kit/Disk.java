package dev.pollen.engine.kit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.journal.Admission;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.Claim;
import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.journal.Journal.Claimed;
import dev.pollen.engine.journal.Journal.Found;
import dev.pollen.engine.journal.Journal.Retention;
import dev.pollen.engine.journal.JournalFault;
import dev.pollen.engine.journal.LogEntry;
import dev.pollen.engine.journal.RecipeRow;
import dev.pollen.engine.journal.RunBook;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.SecretMoved;
import dev.pollen.engine.journal.SecretRow;
import dev.pollen.engine.journal.SubscriptionRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What a {@link MemoryJournal} made durable: it outlives the journal's crash. */
public final class Disk {
  final Map<Long, FeedRow> feeds = new TreeMap<>();
  final Map<Long, SubscriptionRow> subscriptions = new TreeMap<>();
  final Map<String, String> notes = new TreeMap<>();
  final Map<String, RecipeRow> recipes = new HashMap<>();
  final Map<String, SecretRow> secrets = new TreeMap<>();
  final RunBook book = new RunBook();
  long commits;
  long changes;

  /** What the store seems to take. */
  public long bytes;

  private final Map<List<String>, Change.Claimed> claims = new HashMap<>();
  private Consumer<List<Change>> listener = changes -> {};

  private final IdentityHashMap<JsonNode, Integer> sizes = new IdentityHashMap<>();
  private final KeptRuns runs = new KeptRuns(book);

  private final Map<Long, NavigableMap<Long, Found>> logs = new HashMap<>();
  private final Map<Long, Map<Integer, byte[]>> seen = new HashMap<>();

  /** Told of everything that became durable, in order. */
  public Disk whenWritten(Consumer<List<Change>> told) {
    listener = told;
    return this;
  }

  /** How many writes there were. */
  public long commits() {
    return commits;
  }

  /** Every run that is kept. */
  public List<RunRecord> runs() {
    return runs.all();
  }

  /** How long a record is. */
  int size(LogEntry entry) {
    return sizes.computeIfAbsent(entry.record(), record -> record.toString().length());
  }

  /** Every subscription that is kept. */
  public List<SubscriptionRow> places() {
    return List.copyOf(subscriptions.values());
  }

  /** Every claim that is kept. */
  public List<Change.Claimed> claims() {
    return List.copyOf(claims.values());
  }

  List<Claimed> claims(String account, String resource, Set<String> ids) {
    return ids.stream()
        .map(id -> claims.get(List.of(account, resource, id)))
        .filter(Objects::nonNull)
        .map(one -> new Claimed(one.claim(), one.run(), one.path()))
        .toList();
  }

  NavigableMap<Long, Found> log(long feed) {
    return logs.computeIfAbsent(feed, any -> new TreeMap<>());
  }

  Map<Integer, byte[]> seen(long feed) {
    return seen.computeIfAbsent(feed, any -> new HashMap<>());
  }

  /** All or none: looked through before the first one is applied. */
  void apply(List<Change> all) {
    Change.Visitor known = new Admission(book::knows, book::knows);
    Change.Visitor entries = new Gaps();
    all.forEach(change -> change.accept(known));
    all.forEach(change -> change.accept(entries));
    Change.Visitor revisions = new Revisions();
    all.forEach(change -> change.accept(revisions));
    commits++;
    Change.Visitor page = book.page(commits, Instant.EPOCH);
    Change.Visitor state = new State();
    all.forEach(change -> change.accept(page));
    all.forEach(change -> change.accept(state));
    all.forEach(change -> change.accept(runs));
    changes += all.size();
    listener.accept(all);
  }

  int retain(Retention retention) {
    List<RunRecord> old =
        runs().stream()
            .filter(run -> run.state().ended() && run.moved().isBefore(retention.runs()))
            .toList();
    old.forEach(run -> runs.forget(run.id()));
    int entries = claims.size();
    claims.values().removeIf(one -> one.at().isBefore(retention.runs()));
    entries -= claims.size();
    for (Map.Entry<Long, NavigableMap<Long, Found>> log : logs.entrySet()) {
      int before = log.getValue().size();
      NavigableMap<Long, Found> passed = log.getValue().headMap(passed(log.getKey()), true);
      passed.values().removeIf(found -> found.at().isBefore(retention.log()));
      entries += before - log.getValue().size();
    }
    return old.size() + entries;
  }

  /** The number up to which every subscription has looked at a feed. */
  private long passed(long feed) {
    long passed = Long.MAX_VALUE;
    for (SubscriptionRow row : subscriptions.values()) {
      passed = row.feed() == feed ? Math.min(passed, row.position()) : passed;
    }
    return passed;
  }

  /** Refuses entries that do not follow the last one. */
  private final class Gaps implements Change.Visitor {
    private final Map<Long, Long> ends = new HashMap<>();

    @Override
    public void on(Change.FeedDropped change) {
      ends.put(change.feed(), 0L);
    }

    @Override
    public void on(Change.Logged change) {
      for (LogEntry entry : change.entries()) {
        long end = ends.computeIfAbsent(change.feed(), this::end);
        if (end > 0 && entry.number() != end + 1) {
          throw new JournalFault(
              "feed %d: entry %d does not follow %d".formatted(change.feed(), entry.number(), end),
              null,
              false);
        }
        ends.put(change.feed(), entry.number());
      }
    }

    private long end(long feed) {
      return log(feed).isEmpty() ? 0 : log(feed).lastKey();
    }
  }

  /** Refuses sealed rows that do not follow what is kept. */
  private final class Revisions implements Change.Visitor {
    private final Map<String, Long> ends = new HashMap<>();

    @Override
    public void on(Change.SecretPut change) {
      SecretRow next = change.secret();
      long end = ends.computeIfAbsent(next.name(), this::end);
      if (next.revision() != end + 1) {
        throw new SecretMoved(next);
      }
      ends.put(next.name(), next.revision());
    }

    private long end(String name) {
      return secrets.containsKey(name) ? secrets.get(name).revision() : 0;
    }
  }

  private final class State implements Change.Visitor {
    @Override
    public void on(Change.FeedPut change) {
      feeds.put(change.feed().id(), change.feed());
    }

    @Override
    public void on(Change.FeedDropped change) {
      feeds.remove(change.feed());
      logs.remove(change.feed());
      seen.remove(change.feed());
    }

    @Override
    public void on(Change.Logged change) {
      change
          .entries()
          .forEach(entry -> log(change.feed()).put(entry.number(), new Found(entry, change.at())));
    }

    @Override
    public void on(Change.SeenPut change) {
      if (change.body().length == 0) {
        seen(change.feed()).remove(change.bucket());
      } else {
        seen(change.feed()).put(change.bucket(), change.body().clone());
      }
    }

    @Override
    public void on(Change.SubscriptionPut change) {
      subscriptions.put(change.subscription().id(), change.subscription());
    }

    @Override
    public void on(Change.SubscriptionDropped change) {
      subscriptions.remove(change.subscription());
    }

    @Override
    public void on(Change.RecipePut change) {
      recipes.put(change.recipe().id() + "@" + change.recipe().version(), change.recipe());
    }

    @Override
    public void on(Change.NotePut change) {
      change
          .value()
          .ifPresentOrElse(
              value -> notes.put(change.name(), value), () -> notes.remove(change.name()));
    }

    @Override
    public void on(Change.SecretPut change) {
      secrets.put(change.secret().name(), change.secret());
    }

    @Override
    public void on(Change.Claimed change) {
      Claim claim = change.claim();
      claims.putIfAbsent(List.of(claim.account(), claim.resource(), claim.id()), change);
    }

    @Override
    public void on(Change.RunsMade change) {
      subscriptions.computeIfPresent(
          change.subscription(), (id, row) -> row.movedTo(change.position()));
    }
  }
}
