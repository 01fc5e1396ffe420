package dev.pollen.engine.contract;

import static dev.pollen.engine.contract.JournalSamples.FEED;
import static dev.pollen.engine.contract.JournalSamples.SUBSCRIPTION;
import static dev.pollen.engine.contract.JournalSamples.await;
import static dev.pollen.engine.contract.JournalSamples.logged;
import static dev.pollen.engine.contract.JournalSamples.run;
import static dev.pollen.engine.contract.JournalSamples.subscription;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** What the contracts about runs share: a feed of a hundred entries, and words to ask with. */
abstract class RunsOnAJournal extends OnAJournal {
  static final RunQuery ALL =
      new RunQuery(Optional.empty(), Optional.empty(), Optional.empty(), 1_000);

  /** Whatever trails behind, trails to its end. */
  protected abstract void settle();

  @BeforeEach
  void beginWithAFeed() {
    write(logged(FEED, 1, 100), new Change.SubscriptionPut(subscription(SUBSCRIPTION, FEED, 0)));
  }

  final RunRecord theRun(long number) {
    return await(journal.run(run(number))).orElseThrow();
  }

  final List<Long> numbers(RunQuery query) {
    return await(journal.runs(query)).stream().map(found -> found.id().record()).toList();
  }

  static RunQuery in(RunState state) {
    return new RunQuery(Optional.empty(), Optional.of(state), Optional.empty(), 1_000);
  }

  static RunQuery of(String key) {
    return new RunQuery(Optional.of("welcome"), Optional.empty(), Optional.of(key), 1_000);
  }
}
