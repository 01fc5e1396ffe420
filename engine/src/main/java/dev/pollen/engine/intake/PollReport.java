package dev.pollen.engine.intake;

import dev.pollen.engine.EventLog.Level;
import dev.pollen.engine.journal.LogEntry;
import dev.pollen.engine.poll.PollEnd;
import dev.pollen.engine.spi.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a feed's polls went, in words and numbers. */
final class PollReport {
  private static final int NAMED = 3;

  private final Home home;
  private final FeedMemory memory;
  private final FeedSource source;
  private final Subscribers subscribers;

  PollReport(Home home, FeedMemory memory, FeedSource source, Subscribers subscribers) {
    this.home = home;
    this.memory = memory;
    this.source = source;
    this.subscribers = subscribers;
  }

  PollEnd complete(int pages, int taken) {
    String found = taken + " new or changed, " + pages + (pages == 1 ? " page" : " pages");
    String words = source.spec().key() + " for " + readers() + ": " + found;
    return new PollEnd(PollEnd.Result.COMPLETE, taken, words, Optional.empty());
  }

  private String readers() {
    List<String> recipes = subscribers.recipes();
    return recipes.size() <= NAMED
        ? String.join(", ", recipes)
        : "%s and %d more".formatted(recipes.get(0), recipes.size() - 1);
  }

  PollEnd partial(int pages, int taken) {
    String words =
        "%s: %d pages read, the rest follows with the next poll"
            .formatted(source.spec().key(), pages);
    return new PollEnd(PollEnd.Result.PARTIAL, taken, words, Optional.empty());
  }

  PollEnd failed(Throwable fault, int taken) {
    if (fault instanceof Fault known && known.kind() == Fault.Kind.THROTTLED) {
      home.setup().meters().throttled(memory.row().account());
    }
    String words = fault.getMessage() == null ? fault.toString() : fault.getMessage();
    return new PollEnd(PollEnd.Result.FAILED, taken, words, PageAsk.rate(fault).retryAfter());
  }

  void count(List<LogEntry> entries) {
    int fresh = (int) entries.stream().filter(LogEntry::isNew).count();
    if (fresh > 0) {
      home.setup().meters().records(source.spec().key(), "new", fresh);
    }
    if (entries.size() > fresh) {
      home.setup().meters().records(source.spec().key(), "changed", entries.size() - fresh);
    }
  }

  /**
   * @param aloud whether the log hears of it, too
   */
  void ended(PollEnd end, boolean aloud) {
    home.setup().meters().poll(source.spec().key(), end.result().word());
    if (aloud) {
      tell(end);
    }
  }

  private void tell(PollEnd end) {
    Map<String, Object> facts =
        Map.of("feed", memory.row().id(), "operation", source.spec().key(), "taken", end.taken());
    if (end.failed()) {
      home.tell(Level.WARN, "feed.failed", "poll failed: " + end.words(), facts);
    } else {
      home.tell(end.taken() > 0 ? Level.INFO : Level.DEBUG, "feed.polled", end.words(), facts);
    }
  }
}
