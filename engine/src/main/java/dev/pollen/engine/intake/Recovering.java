package dev.pollen.engine.intake;

import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.journal.Restoration;
import dev.pollen.engine.journal.SubscriptionRow;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings back feeds, places and switches from the journal, before anything runs: the feeds' loops
 * see it before anything else.
 */
final class Recovering {
  private final EngineSetup setup;
  private final Homes homes;
  private final Home first;
  private final Roll roll;
  private final Pauses pauses;
  private final Consumer<FeedRow> open;
  private final Consumer<Member> retiring;

  /**
   * @param open makes a feed of its stored row
   * @param retiring told of places that an edit left behind
   */
  Recovering(
      EngineSetup setup,
      Homes homes,
      Roll roll,
      Pauses pauses,
      Consumer<FeedRow> open,
      Consumer<Member> retiring) {
    this.setup = setup;
    this.homes = homes;
    this.first = homes.first();
    this.roll = roll;
    this.pauses = pauses;
    this.open = open;
    this.retiring = retiring;
  }

  Future<Void> recover() {
    return first
        .loop()
        .bring(
            Future.all(
                setup.journal().feeds(), setup.journal().subscriptions(), setup.journal().notes()))
        .map(all -> new Memories(all.resultAt(0), all.resultAt(1), all.resultAt(2)))
        .compose(all -> remember(Pairs.part(all)));
  }

  private Future<Void> remember(Pairs.Parted all) {
    return all.changes().isEmpty()
        ? remember(all.memories())
        : first.write(all.changes()).compose(done -> remember(all.memories()));
  }

  private Future<Void> remember(Memories all) {
    Memories kept = all.without(setup.limits().retainSeen(), first.now());
    pauses.remember(kept.notes());
    kept.feeds().forEach(open);
    all.feeds().forEach(row -> roll.knowsFeed(row.id()));
    all.subscriptions().forEach(row -> roll.knows(row.id()));
    Numbers.tell(all.notes(), roll);
    homes.remember(all.notes());
    kept.subscriptions().forEach(row -> roll.feed(row.feed()).ifPresent(it -> seat(row, it, kept)));
    List<Change> gone = new ArrayList<>(all.dropping(kept));
    kept.feeds().stream().filter(this::isNeverPolled).forEach(row -> gone.addAll(sure(row)));
    return gone.isEmpty() ? Future.succeededFuture() : first.write(gone);
  }

  /** What nobody asks a system for is not brought a second time. */
  private boolean isNeverPolled(FeedRow row) {
    return setup
        .catalog()
        .operation(row.operation())
        .filter(
            spec -> spec instanceof TriggerSpec trigger && (trigger.pushed() || trigger.clock()))
        .isPresent();
  }

  private List<Change> sure(FeedRow row) {
    Restoration restoration = setup.journal().restoration();
    List<Change> note = restoration.polled(row.id(), row.lastNumber()).stream().toList();
    restoration.written(row.id(), row.lastNumber());
    return note;
  }

  private void seat(SubscriptionRow row, Feed feed, Memories kept) {
    feed.memory().remember(kept.notes());
    feed.seat(row, kept.notes()).paused(pauses.has(row.recipe()));
    Member member = new Member(row.recipe(), feed, row.id(), Optional.empty());
    if (Standing.of(row.state()) == Standing.RETIRING) {
      retiring.accept(member);
    } else {
      roll.put(member);
    }
  }
}
