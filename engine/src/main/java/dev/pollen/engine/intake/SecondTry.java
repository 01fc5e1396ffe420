package dev.pollen.engine.intake;

import dev.pollen.engine.EventLog.Level;
import dev.pollen.engine.journal.JournalFault;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Takes recipes up again that a store in passing trouble refused: nobody has to touch their files.
 * Each refusal is told once. On the desk's loop.
 */
final class SecondTry {
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final Home first;
  private final Supplier<Future<List<String>>> again;
  private final Set<String> told = new HashSet<>();
  private boolean coming;

  /**
   * @param again takes up the newest recipes; what it answers is told
   */
  SecondTry(Home first, Supplier<Future<List<String>>> again) {
    this.first = first;
    this.again = again;
  }

  /** A recipe could not be taken up. */
  void refused(String recipe, Throwable fault, String words) {
    if (told.add(recipe)) {
      first.tell(Level.WARN, "recipe.refused", words, Map.of("recipe", recipe));
    }
    if (passes(fault) && !coming) {
      coming = true;
      first.loop().after(PAUSE, this::go);
    }
  }

  /** Whether the same may succeed later without anybody's doing. */
  static boolean passes(Throwable fault) {
    return fault instanceof JournalFault one && one.passing();
  }

  /** A recipe was taken up: the next refusal is news again. */
  void taken(String recipe) {
    told.remove(recipe);
  }

  private void go() {
    coming = false;
    again
        .get()
        .onSuccess(this::taken)
        .onFailure(
            fault -> first.tell(Level.WARN, "recipe.refused", JournalFault.words(fault), Map.of()));
  }

  /** Those that are refused once more were told before. */
  private void taken(List<String> lines) {
    if (!coming) {
      lines.forEach(line -> first.tell(Level.INFO, "recipe.taken_up", line, Map.of()));
    }
  }
}
