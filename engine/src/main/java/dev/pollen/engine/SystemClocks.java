package dev.pollen.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far the systems' clocks are ahead of ours, as their replies told last: one span an account.
 *
 * <p>May be called from any thread.
 */
public final class SystemClocks {
  private final Map<String, Duration> ahead = new ConcurrentHashMap<>();

  /**
   * A reply came.
   *
   * @param date the reply's own
   * @param now by our clock
   */
  public void told(String account, Instant date, Instant now) {
    ahead.put(account, Duration.between(now, date));
  }

  /** Empty as long as no reply of the account's told its time. */
  public Optional<Duration> ahead(String account) {
    return Optional.ofNullable(ahead.get(account));
  }
}
