package dev.pollen.engine.dispatch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.EventLog.Level;
import dev.pollen.engine.journal.Journal.Tally;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.spi.Loop;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/**
 * The recipes that have more failed and waiting-for-a-person runs than their limit: no new runs are
 * made of their records, which wait in the journal.
 *
 * <p>Counts up by itself; only the journal's tally, asked when a limit seems reached and every so
 * often from then on, counts down. Belongs to one loop.
 */
final class Backlog {
  private static final Duration AGAIN = Duration.ofSeconds(30);
  private static final int SUBSCRIPTIONS = 10_000;

  private final EngineSetup setup;
  private final Loop loop;
  private final RecipeBook book;
  private final LongConsumer reopened;
  private final Map<String, Long> counts = new HashMap<>();
  private final Set<String> full = new TreeSet<>();
  private final Set<String> told = new HashSet<>();
  private final Set<Long> refused = new HashSet<>();
  private final Cache<Long, String> recipes =
      Caffeine.newBuilder().maximumSize(SUBSCRIPTIONS).executor(Runnable::run).build();
  private boolean asking;
  private boolean willAsk;

  /**
   * @param reopened told of each subscription that was refused, when its recipe may run again
   */
  Backlog(EngineSetup setup, Loop loop, RecipeBook book, LongConsumer reopened) {
    this.setup = setup;
    this.loop = loop;
    this.book = book;
    this.reopened = reopened;
  }

  /** Whether a subscription's recipe has its fill; known from its first run on. */
  boolean isFull(long subscription) {
    String recipe = recipes.getIfPresent(subscription);
    boolean isFull = recipe != null && full.contains(recipe);
    if (isFull) {
      refused.add(subscription);
    }
    return isFull;
  }

  void began(RunRecord run) {
    recipes.put(run.id().subscription(), run.recipe());
    judge(run.recipe());
  }

  void ended(RunRecord run, RunState state) {
    if (counts(state)) {
      counts.merge(run.recipe(), 1L, Long::sum);
      judge(run.recipe());
    }
  }

  /** Stops at once where the limit seems reached; the journal's answer has the last word. */
  private void judge(String recipe) {
    if (exceeds(recipe) && full.add(recipe)) {
      askOnce();
    }
  }

  private boolean exceeds(String recipe) {
    return counts.getOrDefault(recipe, 0L) >= setup.limits().backlog();
  }

  private static boolean counts(RunState state) {
    return state == RunState.FAILED || state.needsPerson();
  }

  /** Counts as the journal does: at start, and while some recipe is full. */
  Future<Void> ask() {
    if (asking) {
      return Future.succeededFuture();
    }
    asking = true;
    return loop.bring(setup.journal().tallies())
        .onComplete(done -> asking = false)
        .onSuccess(this::counted)
        .onComplete(done -> askAgain())
        .mapEmpty();
  }

  /** A journal that does not answer is asked again while some recipe is full. */
  private void askOnce() {
    ask()
        .onFailure(
            fault ->
                setup
                    .events()
                    .tell(
                        Level.DEBUG,
                        "recipe.uncounted",
                        "how many runs wait for a person: " + fault.getMessage(),
                        Map.of()));
  }

  private void askAgain() {
    if (!full.isEmpty() && !willAsk) {
      willAsk = true;
      loop.after(
          AGAIN,
          () -> {
            willAsk = false;
            askOnce();
          });
    }
  }

  private void counted(List<Tally> tallies) {
    counts.clear();
    tallies.stream()
        .filter(tally -> counts(tally.state()))
        .forEach(tally -> counts.merge(tally.recipe(), tally.count(), Long::sum));
    full.removeIf(recipe -> !exceeds(recipe) || book.current(recipe).isEmpty());
    told.retainAll(full);
    full.stream().filter(told::add).forEach(this::tell);
    reopen();
  }

  private void reopen() {
    List<Long> waiting = List.copyOf(refused);
    refused.clear();
    waiting.stream().filter(one -> !isFull(one)).forEach(reopened::accept);
  }

  private void tell(String recipe) {
    setup.events().tell(Level.WARN, "recipe.full", words(recipe), Map.of("recipe", recipe));
  }

  private String words(String recipe) {
    return "recipe '%s' makes no new runs: %d of its runs failed or wait for a person, and its limit is %d; see 'pollen runs --recipe %s', then retry, resolve or drop some"
        .formatted(recipe, counts.getOrDefault(recipe, 0L), setup.limits().backlog(), recipe);
  }

  /** The recipes that are full, a line each. */
  List<String> troubles() {
    return full.stream().map(this::words).toList();
  }
}
