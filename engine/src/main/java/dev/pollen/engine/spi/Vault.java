package dev.pollen.engine.spi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.engine.vault.Scrubber;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Where connections keep their tokens: sealed in the store, and known to all that hides secrets.
 *
 * <p>Called from any thread, never blocks; futures complete on any thread. What fails says what to
 * do, without a secret in it.
 */
public interface Vault {

  /** Keeps nothing, and hides what no setting holds: for work without a store. */
  Vault NONE = hiding(new Scrubber());

  /** Keeps nothing, and hides what a scrubber knows. */
  static Vault hiding(Scrubber scrubber) {
    return new NoVault(scrubber);
  }

  /** What this process knows to be kept under a name; asks no disk. */
  Optional<Kept> find(String name);

  /** Asks the store again: another process that shares it may have written. */
  Future<Optional<Kept>> look(String name);

  /**
   * Puts something in the place of what was kept (empty: of nothing). Durable when the future
   * succeeds; fails with {@link Changed} if by now something else is kept there, and with {@link
   * Gone} if this process can keep nothing any more.
   */
  Future<Kept> keep(String name, Optional<Kept> before, Kept now);

  /** Whether other processes may keep things here, too. */
  default boolean shared() {
    return false;
  }

  /**
   * When the store was last put back from a copy: what was kept before may be older than what its
   * system knows by now. Empty if it never was.
   */
  default Optional<Instant> restored() {
    return Optional.empty();
  }

  /** Keeps nothing under this name any more. */
  Future<Void> forget(String name);

  /**
   * Secrets that are not kept here, but must be hidden all the same; they take the place of those
   * that the same owner had before the last ones.
   */
  void know(String owner, Collection<String> secrets);

  /** The text with every known secret in it hidden, however it is written. */
  String hide(String text);

  /** Like {@link #hide(String)}, with some more that only this text must not hold. */
  String hide(String text, Collection<String> more);

  /** A text that only this store's vault can read, fit to be written down. */
  Future<String> seal(String clear);

  /** What was sealed; fails if it was sealed by another store's vault, or changed. */
  String open(String sealed);

  /**
   * What is kept under one name.
   *
   * @param secrets what nobody may see, by what it is
   * @param facts what people may see: when it was given, what for, until when
   */
  record Kept(Map<String, String> secrets, ObjectNode facts) {
    public Kept {
      secrets = Map.copyOf(secrets);
    }

    public static Kept of(Map<String, String> secrets) {
      return new Kept(secrets, JsonNodeFactory.instance.objectNode());
    }

    public Optional<String> secret(String name) {
      return Optional.ofNullable(secrets.get(name));
    }

    @Override
    public String toString() {
      return "kept " + secrets.keySet() + " " + facts;
    }
  }

  /** The store is another process's by now: nothing that this one has will ever be kept. */
  final class Gone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Gone(String words) {
      super(words, null, false, false);
    }
  }

  /** Somebody else changed what is kept; look at it before going on. */
  final class Changed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Optional<Kept> now;

    public Changed(String name, Optional<Kept> now) {
      super(
          "what is kept for '%s' was changed by somebody else in the meantime".formatted(name),
          null,
          false,
          false);
      this.now = now;
    }

    public Optional<Kept> now() {
      return now == null ? Optional.empty() : now;
    }
  }
}

/** See {@link Vault#hiding}. */
record NoVault(Scrubber scrubber) implements Vault {
  private static final String WORDS = "nothing can be kept here: there is no store";

  @Override
  public Optional<Kept> find(String name) {
    return Optional.empty();
  }

  @Override
  public Future<Optional<Kept>> look(String name) {
    return Future.succeededFuture(Optional.empty());
  }

  @Override
  public Future<Kept> keep(String name, Optional<Kept> before, Kept now) {
    return Future.failedFuture(WORDS);
  }

  @Override
  public Future<Void> forget(String name) {
    return Future.succeededFuture();
  }

  @Override
  public void know(String owner, Collection<String> secrets) {
    scrubber.know(owner, secrets);
  }

  @Override
  public String hide(String text) {
    return scrubber.hide(text);
  }

  @Override
  public String hide(String text, Collection<String> more) {
    return Scrubber.hide(scrubber.hide(text), more);
  }

  @Override
  public Future<String> seal(String clear) {
    return Future.succeededFuture(clear);
  }

  @Override
  public String open(String sealed) {
    return sealed;
  }
}
