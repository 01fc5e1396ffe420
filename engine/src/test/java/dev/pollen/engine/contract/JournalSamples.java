package dev.pollen.engine.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.Change.Made;
import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.journal.Intent;
import dev.pollen.engine.journal.JournalFault;
import dev.pollen.engine.journal.LogEntry;
import dev.pollen.engine.journal.Outcome;
import dev.pollen.engine.journal.RecipeRow;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.journal.SubscriptionRow;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;

/** Small changes to write, and what a test says around them. Feed 1, subscription 12. */
public final class JournalSamples {
  public static final Instant AT = Instant.parse("2026-01-05T08:00:00.123456789Z");
  public static final long FEED = 1;
  public static final long SUBSCRIPTION = 12;

  private JournalSamples() {}

  /** What the future gives; its failure is the test's. */
  public static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof JournalFault fault) {
        throw fault;
      }
      throw new AssertionError(e);
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  public static FeedRow feed(long id, long lastNumber) {
    return new FeedRow(
        id,
        "acme|sandbox.contact.search|" + id,
        "sandbox.contact.search",
        "acme",
        Optional.of(AT),
        lastNumber,
        4,
        lastNumber,
        "/id,/dateAdded",
        List.of("tags,email"),
        AT);
  }

  public static SubscriptionRow subscription(long id, long feed, long position) {
    return new SubscriptionRow(
        id, "welcome", feed, position, AT, Long.MAX_VALUE, Optional.empty(), "live", "");
  }

  public static JsonNode record(long number) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", "k" + number)
        .put("firstName", "Ada")
        .put("score", 1.5 + number);
  }

  public static LogEntry entry(long number) {
    return new LogEntry(
        number,
        "k" + number,
        number % 2 == 0,
        number % 2 == 0 ? Set.of() : Set.of("tags"),
        Optional.of(AT.minusSeconds(number)),
        Optional.empty(),
        record(number));
  }

  public static Change.Logged logged(long feed, long first, long last) {
    return logged(feed, first, last, AT);
  }

  public static Change.Logged logged(long feed, long first, long last, Instant at) {
    return new Change.Logged(
        feed, at, LongStream.rangeClosed(first, last).mapToObj(JournalSamples::entry).toList());
  }

  public static List<Long> numbers(List<LogEntry> entries) {
    return entries.stream().map(LogEntry::number).toList();
  }

  /** Runs of the usual subscription from the usual feed. */
  public static Change.RunsMade made(long first, long last) {
    return made(SUBSCRIPTION, FEED, first, last, AT);
  }

  public static Change.RunsMade made(
      long subscription, long feed, long first, long last, Instant at) {
    List<Made> runs =
        LongStream.rangeClosed(first, last)
            .mapToObj(number -> new Made(number, "k" + number, record(number)))
            .toList();
    return new Change.RunsMade(subscription, last, feed, "welcome", "v1", runs, at);
  }

  public static RunId run(long number) {
    return new RunId(SUBSCRIPTION, number);
  }

  public static Change.Intended intended(long number, String path, int attempt) {
    JsonNode input = JsonNodeFactory.instance.objectNode().put("contactId", "k" + number);
    Intent intent = new Intent(path, attempt, "sandbox.tag.add", input, AT);
    return new Change.Intended(run(number), intent, List.of());
  }

  public static Change.Settled settled(long number, String path, int attempt, Outcome.What what) {
    JsonNode reply = JsonNodeFactory.instance.objectNode().put("ok", true);
    return new Change.Settled(run(number), path, attempt, new Outcome(what, 200, reply, "", AT));
  }

  public static Change.RunMoved moved(long number, RunState state) {
    return moved(number, state, AT);
  }

  public static Change.RunMoved moved(long number, RunState state, Instant at) {
    return new Change.RunMoved(run(number), state, "because", Optional.empty(), at);
  }

  /** One run's whole life: three facts. */
  public static List<Change> done(long number) {
    return List.of(
        intended(number, "steps[0]", 1),
        settled(number, "steps[0]", 1, Outcome.What.DONE),
        moved(number, RunState.DONE));
  }

  public static RecipeRow recipe(String version) {
    return new RecipeRow("welcome", version, "Welcome", "welcome.yaml", "name: Welcome\n");
  }
}
