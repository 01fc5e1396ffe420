package dev.pollen.daemon.signin;

import dev.pollen.engine.spi.SignIn;
import dev.pollen.engine.spi.SignIn.Agreement;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The sign-ins that are under way: one a connection, each for a quarter of an hour. The state that
 * a browser brings back says which one it answers. Any thread.
 */
final class Agreements {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final int MOST = 32;
  private static final int STATE_BYTES = 24;

  private final InstantSource clock;
  private final Map<String, Asked> asked = new LinkedHashMap<>();

  Agreements(InstantSource clock) {
    this.clock = clock;
  }

  /** The address at which a person agrees. */
  synchronized String ask(String name, SignIn signIn, Set<String> scopes, String redirect) {
    byte[] random = new byte[STATE_BYTES];
    RANDOM.nextBytes(random);
    String state = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Agreement agreement = signIn.agreement(scopes, redirect, state);
    asked.values().removeIf(old -> over(old) || old.connection().equals(name));
    if (asked.size() >= MOST) {
      throw new IllegalStateException("too many sign-ins are under way: finish one, or wait a bit");
    }
    asked.put(state, new Asked(name, agreement, clock.instant().plus(PATIENCE)));
    return agreement.address();
  }

  /** What is answered, once; without a state only while a single sign-in is under way. */
  synchronized Optional<Asked> answered(Optional<String> state) {
    asked.values().removeIf(this::over);
    Optional<String> key =
        state.or(() -> asked.size() == 1 ? asked.keySet().stream().findFirst() : Optional.empty());
    return key.map(asked::remove);
  }

  /** The state under which a connection's sign-in is under way. */
  synchronized Optional<String> state(String name) {
    return asked.entrySet().stream()
        .filter(one -> one.getValue().connection().equals(name))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private boolean over(Asked old) {
    return !clock.instant().isBefore(old.until());
  }
}
