package dev.pollen.engine.intake;

import dev.pollen.engine.journal.LogEntry;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.status.Foreseen;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A recipe as it would stand on a feed, though it does not stand there.
 *
 * @param since from when on records would count for it
 * @param waiting what was taken in, counts, and has not become runs yet
 */
record Candidacy(
    Recipe recipe, Foreseen.Change change, String words, Rule.Since since, List<LogEntry> waiting) {

  Optional<WatchSet> watch() {
    List<String> fields = recipe.trigger().watch();
    return Optional.of(fields).filter(all -> !all.isEmpty()).map(WatchSet::of);
  }

  /** What was remembered is forgotten: nothing that is there by now counts. */
  Candidacy startingOver(Instant now) {
    String more = words + "; the catalog names records differently now: it takes a new baseline";
    Rule.Since anew = new Rule.Since(now, Subscription.JOINING, false, false);
    return new Candidacy(recipe, change, more, anew, waiting);
  }

  Optional<String> against(LogEntry entry, FeedSource source) {
    return Rule.of(recipe, source).against(entry, since);
  }

  Foreseen foreseen(Foreseen.Poll poll) {
    Optional<Integer> flood = recipe.trigger().floodLimit();
    boolean held =
        flood.map(most -> poll.wouldRun() > most).orElse(false)
            && since.baseline() != Subscription.JOINING;
    String more = held ? "; more than its flood_limit, so they would be held" : "";
    return new Foreseen(recipe.id(), change, words + more, Optional.of(poll));
  }

  Foreseen refused(Throwable fault) {
    return new Foreseen(
        recipe.id(),
        Foreseen.Change.REFUSED,
        words + "; its poll failed: " + fault.getMessage(),
        Optional.empty());
  }
}
