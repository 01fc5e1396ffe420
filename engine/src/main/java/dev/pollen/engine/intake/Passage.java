package dev.pollen.engine.intake;

import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.recipe.Recipe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a recipe that was edited to read something else can go on there, and from when. Changes
 * nothing.
 */
record Passage(Member member, Wanted wanted) {

  boolean isOpen() {
    return apart().isEmpty();
  }

  /** Why what was read before says nothing of what is read now; empty when it does. */
  Optional<String> apart() {
    FeedRow before = member.feed().memory().row();
    String operation = wanted.spec().key();
    if (!before.account().equals(wanted.account())) {
      return Optional.of("another account");
    }
    if (!before.operation().equals(operation)) {
      return Optional.of("%s instead of %s".formatted(operation, before.operation()));
    }
    boolean listed = !wanted.spec().clock() && !wanted.spec().pushed();
    return listed ? Optional.empty() : Optional.of("other inputs of " + operation);
  }

  /** Whether it was off, and is on again, and wants nothing of what came meanwhile. */
  boolean skips() {
    Recipe recipe = wanted.recipe();
    boolean on = member.seat().disabled() && recipe.enabled();
    return on && recipe.whilePaused() == Recipe.WhilePaused.SKIP;
  }

  /** From when on they count if what came before is skipped. */
  Instant skipped(Instant now) {
    Subscription seat = member.seat();
    return Rows.anew(seat.row(), seat.since().past(), now, 0).start();
  }

  /**
   * From when on records may not have been taken in, and count if they count at all. On the loop of
   * the feed before.
   */
  Instant start() {
    Instant before = member.seat().row().start();
    Recipe.Start asked = wanted.recipe().trigger().start();
    boolean same = asked.past() && before.equals(wanted.start(before));
    if (same || member.seat().joining()) {
      return before;
    }
    return member.feed().memory().sure().filter(before::isBefore).orElse(before);
  }

  /**
   * The row of a feed that begins there with what the one before knows: from when on to ask; for
   * everything where records do not tell whether they are new, or what is watched was asked of
   * other records.
   */
  FeedRow outset(FeedRow row, Instant start) {
    FeedRow marked = row.marked(Optional.of(wanted.isAgeless() ? Instant.EPOCH : mark(start)));
    boolean windowed = wanted.spec().since().isPresent();
    return windowed ? marked.knowing(row.seenBuckets(), row.seenKeys(), List.of()) : marked;
  }

  /** A recipe may want what is created from an instant on that is still to come. */
  private Instant mark(Instant start) {
    Feed before = member.feed();
    Instant now = before.home().now();
    Instant from =
        Stream.concat(Stream.of(start, now), before.memory().sure().stream())
            .min(Instant::compareTo)
            .orElseThrow();
    Duration overlap = new Watermark(wanted.spec().lag(), false).overlap();
    return from.equals(Instant.EPOCH) ? from : from.minus(overlap);
  }

  /** How it goes on, for people. */
  String words(Instant start) {
    return Lines.goesOn(start, wanted.isAgeless());
  }
}
