package dev.pollen.engine.vault;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Hides every secret that is in use, however it is written, in whatever is about to leave: logs,
 * errors, history, answers.
 *
 * <p>It knows secrets by their owner, and of each owner the last ones and those before, which late
 * replies may still hold; so it does not grow with every refresh. A secret of fewer than six
 * characters cannot be hidden: half of all words would be. Any thread.
 */
public final class Scrubber {
  public static final String HIDDEN = "(hidden)";

  private final Map<String, Generations> owners = new ConcurrentHashMap<>();
  private volatile Needles needles = new Needles(List.of());

  private record Generations(List<String> last, List<String> before) {}

  /** From here on hides these, and the last ones of the same owner, and no older ones of it. */
  public synchronized void know(String owner, Collection<String> secrets) {
    List<String> now = List.copyOf(secrets);
    Generations known = owners.getOrDefault(owner, new Generations(List.of(), List.of()));
    if (!known.last.equals(now)) {
      owners.put(owner, new Generations(now, known.last));
      needles = new Needles(owners.values().stream().flatMap(Scrubber::spelled).toList());
    }
  }

  private static Stream<String> spelled(Generations known) {
    return spelled(Stream.concat(known.last.stream(), known.before.stream()));
  }

  private static Stream<String> spelled(Stream<String> secrets) {
    return secrets
        .filter(secret -> secret.length() >= Needles.SHORTEST)
        .flatMap(secret -> Spellings.of(secret).stream());
  }

  /** Hides these in one text only. */
  public static String hide(String text, Collection<String> secrets) {
    return secrets.isEmpty()
        ? text
        : new Needles(spelled(secrets.stream()).toList()).replaced(text, HIDDEN);
  }

  public String hide(String text) {
    return text == null ? null : needles.replaced(text, HIDDEN);
  }
}
