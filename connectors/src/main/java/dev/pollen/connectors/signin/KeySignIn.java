package dev.pollen.connectors.signin;

import dev.pollen.catalog.SignInSpec;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.SignIn;
import dev.pollen.engine.spi.Standing;
import dev.pollen.engine.spi.Standing.State;
import dev.pollen.engine.spi.Vault;
import dev.pollen.engine.spi.Vault.Kept;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Signs in with a key that a person gave: to the vault, or in the settings. The vault's goes first,
 * because it was given later. A new one is used from the next call on.
 */
final class KeySignIn implements SignIn, Credentials {
  private static final String KEY = "key";
  private static final String GIVEN = "given";
  private static final Pattern WRITABLE = Pattern.compile("[\\x21-\\x7e]+");

  private final String name;
  private final SignInSpec.Key spec;
  private final boolean needed;
  private final Optional<String> setting;
  private final Vault vault;
  private final InstantSource clock;
  private volatile Optional<Refusal> refusal = Optional.empty();

  private record Refusal(String secret, String words) {}

  KeySignIn(
      String name,
      SignInSpec.Key spec,
      boolean needed,
      Optional<String> setting,
      Vault vault,
      InstantSource clock) {
    this.name = name;
    this.spec = spec;
    this.needed = needed;
    this.setting = setting;
    this.vault = vault;
    this.clock = clock;
    setting.ifPresent(secret -> vault.know("key of " + name, List.of(secret)));
  }

  private Optional<String> secret() {
    return vault.find(name).flatMap(kept -> kept.secret(KEY)).or(() -> setting);
  }

  @Override
  public Future<Optional<Credential>> now() {
    return secret()
        .map(found -> Future.succeededFuture(Optional.of(Credential.of(spec, found))))
        .orElseGet(this::without);
  }

  private Future<Optional<Credential>> without() {
    return needed
        ? Future.failedFuture(Fault.unsigned(unsigned()))
        : Future.succeededFuture(Optional.empty());
  }

  private String unsigned() {
    return "%s has no key or token yet: nothing was sent; run 'pollen connect %s --paste'"
        .formatted(name, name);
  }

  /** Worth another try only if the key was replaced in the meantime. */
  @Override
  public Future<Optional<Credential>> refused(Credential used, String words) {
    Optional<String> now = secret();
    if (now.filter(secret -> !secret.equals(used.secret())).isPresent()) {
      return now();
    }
    refusal = Optional.of(new Refusal(used.secret(), words));
    return Future.succeededFuture(Optional.empty());
  }

  @Override
  public void accepted() {
    if (refusal.isPresent()) {
      refusal = Optional.empty();
    }
  }

  @Override
  public Standing standing() {
    Optional<String> secret = secret();
    if (secret.isEmpty()) {
      return needed ? Standing.of(State.NOT_SIGNED_IN, unsigned()) : Standing.of(State.READY, "");
    }
    return refusal
        .filter(last -> secret.get().equals(last.secret()))
        .map(last -> Refusals.standing(name, last.words()))
        .map(bad -> told(bad.state(), bad.words()))
        .orElseGet(() -> told(State.READY, Refusals.aged(name, given(), clock.instant())));
  }

  private Standing told(State state, String words) {
    return new Standing(state, words, given(), Optional.empty(), Set.of(), Map.of());
  }

  private Optional<Instant> given() {
    return vault
        .find(name)
        .map(kept -> kept.facts().path(GIVEN).asText())
        .filter(text -> !text.isEmpty())
        .map(Instant::parse);
  }

  @Override
  public String who() {
    return "Somebody who may make a key or private token there makes one and copies it.";
  }

  @Override
  public boolean byBrowser() {
    return false;
  }

  @Override
  public Agreement agreement(Set<String> scopes, String redirect, String state) {
    throw new IllegalArgumentException(
        name + " signs in with a key: 'pollen connect %s --paste'".formatted(name));
  }

  @Override
  public Future<Standing> receive(String code, Agreement agreement) {
    return Future.failedFuture(new IllegalArgumentException(name + " takes no code"));
  }

  @Override
  public Future<Standing> paste(String key) {
    String secret = key.strip();
    if (!WRITABLE.matcher(secret).matches()) {
      return Future.failedFuture(
          new IllegalArgumentException(
              "that is no key or token: it is empty or holds a space or line end; copy it alone"));
    }
    Kept kept = Kept.of(Map.of(KEY, secret));
    kept.facts().put("kind", "key").put(GIVEN, clock.instant().toString());
    return vault
        .look(name)
        .compose(before -> vault.keep(name, before, kept))
        .map(done -> standing());
  }
}
