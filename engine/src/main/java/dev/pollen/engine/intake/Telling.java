package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Forgotten;
import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.LogEntry;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what a feed and one of its subscriptions know about a record, in the order of events. */
final class Telling {
  private static final String FORGOTTEN =
      "record %s was forgotten at %s, because a person asked for that: what was held of it is erased;"
          + " hashes of it are kept, so that the version that was known then does not count again";

  private static final String ELSEWHERE =
      "it was given to the recipe by another poll, before the recipe came to read with this one";
  private static final int NEWEST = 20;

  private final Feed feed;
  private final Subscription subscription;

  Telling(Feed feed, Subscription subscription) {
    this.feed = feed;
    this.subscription = subscription;
  }

  Future<List<String>> about(String key) {
    Journal journal = feed.home().setup().journal();
    return feed.home()
        .loop()
        .bring(journal.find(feed.id(), key))
        .compose(found -> forgotten(key).compose(lines -> about(key, found, lines)));
  }

  /** The same if it waits there; else nothing. */
  Future<List<String>> waiting(String key) {
    return feed.home()
        .loop()
        .bring(feed.home().setup().journal().find(feed.id(), key))
        .compose(
            found ->
                found
                    .filter(it -> isWaiting(it.entry().number()))
                    .map(this::taken)
                    .orElseGet(() -> Future.succeededFuture(List.of())));
  }

  private boolean isWaiting(long number) {
    return number > subscription.pump().position() && number <= subscription.visible();
  }

  /** What happened to it before is erased: only what came since is told after that. */
  private Future<List<String>> about(
      String key, Optional<Journal.Found> found, List<String> forgotten) {
    if (found.isPresent()) {
      return taken(found.get()).map(lines -> joined(forgotten, lines));
    }
    return forgotten.isEmpty() ? notLogged(key) : Future.succeededFuture(forgotten);
  }

  private Future<List<String>> forgotten(String key) {
    return feed.home()
        .loop()
        .bring(feed.home().setup().journal().notes())
        .map(notes -> Forgotten.when(notes, key).map(at -> FORGOTTEN.formatted(key, at)))
        .map(line -> line.stream().toList());
  }

  private Future<List<String>> taken(Journal.Found found) {
    LogEntry entry = found.entry();
    String what = entry.isNew() ? "new" : "changed in " + differing(entry);
    String taken =
        "record %s was taken in at %s by a poll of %s, as entry %d: %s"
            .formatted(entry.key(), found.at(), operation(), entry.number(), what);
    Optional<String> why = subscription.against(entry);
    boolean before = why.isPresent() && entry.number() <= subscription.row().baseline();
    Future<Boolean> given = before ? isGivenElsewhere(entry.key()) : Future.succeededFuture(false);
    return given.map(it -> List.of(taken, it ? ELSEWHERE : verdict(entry, why)));
  }

  /** Whether another poll brought it to the recipe, before that came to read with this one. */
  private Future<Boolean> isGivenElsewhere(String key) {
    RunQuery newest =
        new RunQuery(
            Optional.of(subscription.recipeId()), Optional.empty(), Optional.of(key), NEWEST);
    return feed.home()
        .loop()
        .bring(feed.home().setup().journal().runs(newest))
        .map(runs -> runs.stream().anyMatch(run -> run.feed() != feed.id()));
  }

  private static String differing(LogEntry entry) {
    String fields =
        String.join(
            ", ",
            entry.differing().stream()
                .filter(set -> !set.equals(WatchSet.ANYTHING))
                .sorted()
                .toList());
    return fields.isEmpty() ? "its content" : fields;
  }

  private String verdict(LogEntry entry, Optional<String> why) {
    if (why.isPresent()) {
      return "it did not count for the recipe: " + why.get();
    }
    return subscription.pump().position() >= entry.number()
        ? "it counts for the recipe"
        : "it counts for the recipe, which has not looked at it yet: " + standing();
  }

  private String standing() {
    SubscriptionState state = subscription.state();
    return state.why().isEmpty()
        ? "%d records are before it or with it".formatted(state.backlog())
        : "%s (%s)".formatted(state.state(), state.why());
  }

  private Future<List<String>> notLogged(String key) {
    return isGivenElsewhere(key)
        .compose(
            given ->
                given
                    ? Future.succeededFuture(List.of(ELSEWHERE))
                    : feed.recall(key)
                        .map(memory -> List.of(memory.map(this::known).orElse(never(key)))));
  }

  private String known(Seen.Memory memory) {
    String absent =
        memory
            .absentSince()
            .map(
                at ->
                    "; it is missing from the listing since %s, but still remembered".formatted(at))
            .orElse("");
    return "record is known to the poll of %s, but was never an event for any of its recipes: it was there when the baseline was taken, or changed in nothing that they watch%s"
        .formatted(operation(), absent);
  }

  private String never(String key) {
    return "%s never returned a record '%s' in %d polls since the start, or it was forgotten after its retention"
        .formatted(operation(), key, feed.status().polls());
  }

  private String operation() {
    return feed.memory().row().operation();
  }

  private static List<String> joined(List<String> lines, List<String> more) {
    List<String> all = new ArrayList<>(lines);
    all.addAll(more);
    return all;
  }
}
