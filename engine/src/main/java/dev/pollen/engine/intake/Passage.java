package dev.pollen.engine.intake;

import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.recipe.Recipe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

  /**
   * From when on records may not have been taken in, and count if they count at all. On the loop of
   * the feed before.
   */
  Instant start() {
    Instant before = member.seat().row().start();
    Recipe.Start asked = wanted.recipe().trigger().start();
    boolean same = asked.when() != Recipe.Start.When.NOW && before.equals(wanted.start(before));
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
    Duration overlap = new Watermark(wanted.spec().lag(), false).overlap();
    boolean all = wanted.isAgeless() || start.equals(Instant.EPOCH);
    FeedRow marked = row.marked(Optional.of(all ? Instant.EPOCH : start.minus(overlap)));
    boolean windowed = wanted.spec().since().isPresent();
    return windowed ? marked.knowing(row.seenBuckets(), row.seenKeys(), List.of()) : marked;
  }

  /** How it goes on, for people. */
  String words(Instant start) {
    return Lines.goesOn(start, wanted.isAgeless());
  }
}
