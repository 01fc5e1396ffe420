package dev.pollen.engine.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One thing that becomes durable. A list of them, handed to {@link Journal#write}, is one
 * transaction: all or none.
 *
 * <p>Two families. <em>State</em>: feeds, seen keys, subscriptions, recipe versions, notes, claims;
 * the newest wins (of claims, the first). <em>Facts of runs</em>: made, intended, settled, moved;
 * their order matters, and {@link RunBook} folds them into runs.
 */
public sealed interface Change {

  /** Shows itself to the method of its kind. */
  void accept(Visitor visitor);

  /** One method for each kind of change; those not cared for do nothing. */
  interface Visitor {
    default void on(FeedPut change) {}

    default void on(FeedDropped change) {}

    default void on(Logged change) {}

    default void on(SeenPut change) {}

    default void on(SubscriptionPut change) {}

    default void on(SubscriptionDropped change) {}

    default void on(RecipePut change) {}

    default void on(NotePut change) {}

    default void on(SecretPut change) {}

    default void on(RunsMade change) {}

    default void on(Intended change) {}

    default void on(Settled change) {}

    default void on(Remembered change) {}

    default void on(Upgraded change) {}

    default void on(RunMoved change) {}

    default void on(Claimed change) {}
  }

  /** The feed as it now is. */
  record FeedPut(FeedRow feed) implements Change {
    @Override
    public void accept(Visitor visitor) {
      visitor.on(this);
    }
  }

  /** The feed, its log and its seen keys are gone (a private catch-up that is done). */
  record FeedDropped(long feed) implements Change {
    @Override
    public void accept(Visitor visitor) {
      visitor.on(this);
    }
  }

  /**
   * New entries, numbered without a gap after the feed's last: one row, the payload written once.
   */
  record Logged(long feed, Instant at, List<LogEntry> entries) implements Change {
    public Logged {
      entries = List.copyOf(entries);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.on(this);
    }
  }

  /**
   * One bucket of a feed's seen keys; an empty body removes it. The bytes are handed over: nobody
   * changes or compares them.
   */
  @SuppressWarnings("ArrayRecordComponent")
  record SeenPut(long feed, int bucket, byte[] body) implements Change {
    @Override
    public void accept(Visitor visitor) {
      visitor.on(this);
    }
  }

  record SubscriptionPut(SubscriptionRow subscription) implements Change {
    @Override
    public void accept(Visitor visitor) {
      visitor.on(this);
    }
  }

  record SubscriptionDropped(long subscription) implements Change {
    @Override
    public void accept(Visitor visitor) {
      visitor.on(this);
    }
  }

  /** A version of a recipe that runs refer to. */
  record RecipePut(RecipeRow recipe) implements Change {
    @Override
    public void accept(Visitor visitor) {
      visitor.on(this);
    }
  }

  /** A small named value: paused switches, epoch; an empty value removes it. */
  record NotePut(String name, Optional<String> value) implements Change {
    /** So begins the name of a note that says what was spent of a budget. */
    public static final String BUDGET = "budget ";

    @Override
    public void accept(Visitor visitor) {
      visitor.on(this);
    }
  }

  /**
   * Something sealed as it now is. The write fails with {@link SecretMoved} unless the row that is
   * kept has the revision just before.
   */
  record SecretPut(SecretRow secret) implements Change {
    @Override
    public void accept(Visitor visitor) {
      visitor.on(this);
    }
  }

  /**
   * Runs begin to exist and the subscription's position moves past their records, together.
   *
   * @param position the last entry looked at
   * @param runs the entries that became runs; entries in between did not count for the recipe
   */
  record RunsMade(
      long subscription,
      long position,
      long feed,
      String recipe,
      String version,
      List<Made> runs,
      Instant at)
      implements Change {
    public RunsMade {
      runs = List.copyOf(runs);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.on(this);
    }
  }

  /** One made run: its record's number, key and content. */
  record Made(long number, String key, JsonNode record) {}

  /**
   * About to call; with the outcomes of reads and evaluated lists that the input was made from. The
   * run is running from then on.
   */
  record Intended(RunId run, Intent intent, List<Read> reads) implements Change {
    public Intended {
      reads = List.copyOf(reads);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.on(this);
    }
  }

  /** What a read or an evaluated list gave, kept so that a replay sees the same. */
  record Read(String path, JsonNode value) {}

  /**
   * What reads and waits gave, kept although no call follows yet.
   *
   * @param walked what the run will not come to again, and is not kept any longer
   */
  record Remembered(RunId run, List<Read> reads, List<Walked> walked) implements Change {
    public Remembered {
      reads = List.copyOf(reads);
      walked = List.copyOf(walked);
    }

    public Remembered(RunId run, List<Read> reads) {
      this(run, reads, List.of());
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.on(this);
    }
  }

  /**
   * The run goes on with another version of its recipe.
   *
   * @param anew steps whose recorded input is not sent again; what number their tries had stays
   * @param forgotten reads that are asked again
   */
  record Upgraded(RunId run, String version, List<String> anew, List<String> forgotten)
      implements Change {
    public Upgraded {
      anew = List.copyOf(anew);
      forgotten = List.copyOf(forgotten);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.on(this);
    }
  }

  /**
   * A part of a loop that is walked through.
   *
   * @param steps what the paths of its steps begin with
   * @param indexes what their loop indexes begin with
   */
  record Walked(String steps, String indexes) {

    /** Whether a step of this name belongs to it. */
    public boolean holds(String name) {
      int hash = name.indexOf('#');
      return hash > 0 && name.startsWith(steps) && name.startsWith(indexes, hash);
    }
  }

  /** What came of an attempt. */
  record Settled(RunId run, String path, int number, Outcome outcome) implements Change {
    @Override
    public void accept(Visitor visitor) {
      visitor.on(this);
    }
  }

  /** The run's state changed; {@code due} says when it goes on, if it retries or sleeps. */
  record RunMoved(RunId run, RunState state, String why, Optional<Instant> due, Instant at)
      implements Change {
    @Override
    public void accept(Visitor visitor) {
      visitor.on(this);
    }
  }

  /** A step of the run made this; a thing that is claimed already stays its first claimer's. */
  record Claimed(RunId run, String path, Claim claim, Instant at) implements Change {
    @Override
    public void accept(Visitor visitor) {
      visitor.on(this);
    }
  }
}
