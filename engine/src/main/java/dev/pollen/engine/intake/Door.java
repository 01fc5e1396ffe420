package dev.pollen.engine.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.journal.LogEntry;
import dev.pollen.engine.journal.RunId;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;

/**
 * Where records come in that nobody polled: manual starts. Answers only when the record is durable,
 * so that nobody is told of something that a crash could undo.
 */
final class Door {
  private final Feed feed;
  private final Subscription one;

  Door(Feed feed, Subscription one) {
    this.feed = feed;
    this.one = one;
  }

  /** The run that the record becomes; made at once if there is room, else when there is. */
  Future<RunId> offer(JsonNode record) {
    Optional<String> closed = closed();
    return closed.isPresent()
        ? Future.failedFuture(new IllegalStateException(closed.get()))
        : feed.door().take(() -> append(record)).compose(this::made);
  }

  private Optional<String> closed() {
    if (feed.source().polled()) {
      return Optional.of(
          "recipe '%s' is not started by hand: its trigger is %s"
              .formatted(one.recipeId(), feed.memory().row().operation()));
    }
    SubscriptionState state = one.state();
    return state.state().equals("live")
        ? Optional.empty()
        : Optional.of(
            "recipe '%s' is %s: %s".formatted(one.recipeId(), state.state(), state.why()));
  }

  private Future<Long> append(JsonNode record) {
    long number = feed.memory().row().lastNumber() + 1;
    LogEntry entry =
        new LogEntry(
            number,
            LogEntry.BY_HAND + number,
            true,
            Set.of(),
            Optional.of(feed.home().now()),
            Optional.empty(),
            record);
    return feed.memory().append(entry).map(number);
  }

  private Future<RunId> made(long number) {
    one.pump().go();
    return one.pump().exclusively(() -> Future.succeededFuture(new RunId(one.id(), number)));
  }
}
