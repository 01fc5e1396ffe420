package dev.pollen.engine.vault;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.SecretMoved;
import dev.pollen.engine.journal.SecretRow;
import dev.pollen.engine.journal.StoreGone;
import dev.pollen.engine.spi.Vault;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * The vault of a store.
 *
 * <p>Promise: what {@link #keep} said is kept survives a kill, is never on the disk unsealed, and
 * is opened only for the asking: memory holds it sealed. Of two processes on one store that replace
 * the same thing at once, one is told. Keys are made when something is first kept, so an unused
 * vault costs nothing.
 */
public final class StoreVault implements Vault {
  private static final String INPUT = "input";
  private static final String SEALED = "sealed:";
  private static final int TRIES = 5;

  private final SealedRows rows;
  private final Scrubber scrubber;
  private final Optional<Instant> restored;

  private StoreVault(SealedRows rows, Scrubber scrubber, Optional<Instant> restored) {
    this.rows = rows;
    this.scrubber = scrubber;
    this.restored = restored;
  }

  /**
   * Opens the vault; fails with a {@link VaultFault} when the master key is not the one it was
   * sealed with, before anything in it is touched.
   *
   * @param blocking where files are read and written
   */
  public static Future<StoreVault> open(
      Journal journal, KeySource source, Scrubber scrubber, Executor blocking) {
    SealedRows rows = new SealedRows(journal, source, blocking);
    StoreVault vault = new StoreVault(rows, scrubber, journal.restoration().at());
    return rows.refresh()
        .compose(read -> new Rotation(rows).finish())
        .map(
            done -> {
              vault.learnAll();
              return vault;
            });
  }

  /** Forgets everything that is sealed, for a master key that is lost; answers how much it was. */
  public static Future<Integer> reset(Journal journal) {
    return journal
        .secrets()
        .compose(
            rows -> {
              List<Change> changes = new ArrayList<>();
              for (SecretRow row : rows) {
                SecretRow none = new SecretRow(row.name(), row.revision() + 1, new byte[0]);
                changes.add(new Change.SecretPut(none));
              }
              return journal.write(changes).map(changes.size());
            });
  }

  private void learnAll() {
    rows.all().forEach(row -> find(row.name()).ifPresent(kept -> learn(row.name(), kept)));
  }

  /** Seals everything anew; answers how many things. Survives a crash at every step. */
  public Future<Integer> rotate() {
    return new Rotation(rows).run();
  }

  @Override
  public Optional<Instant> restored() {
    return restored;
  }

  @Override
  public Optional<Kept> find(String name) {
    return rows.kept(name).map(this::opened);
  }

  private Kept opened(SecretRow row) {
    byte[] clear = rows.sealsNow().open(row);
    try {
      return KeptJson.read(clear);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  @Override
  public Future<Optional<Kept>> look(String name) {
    return rows.refresh()
        .map(
            read -> {
              Optional<Kept> found = find(name);
              found.ifPresent(kept -> learn(name, kept));
              return found;
            });
  }

  @Override
  public Future<Kept> keep(String name, Optional<Kept> before, Kept now) {
    learn(name, now);
    return rows.keys()
        .compose(ready -> replace(name, before, Optional.of(now), TRIES))
        .map(now)
        .recover(StoreVault::told);
  }

  private static <T> Future<T> told(Throwable fault) {
    return Future.failedFuture(
        fault instanceof StoreGone gone ? new Gone(gone.getMessage()) : fault);
  }

  @Override
  public boolean shared() {
    return rows.shared();
  }

  @Override
  public Future<Void> forget(String name) {
    return look(name)
        .compose(
            before ->
                before.isEmpty()
                    ? Future.succeededFuture()
                    : replace(name, before, Optional.empty(), TRIES));
  }

  /** That a row was only sealed anew is nobody's business: then it is tried again. */
  private Future<Void> replace(
      String name, Optional<Kept> before, Optional<Kept> now, int triesLeft) {
    SecretRow known = rows.known(name);
    Optional<Kept> current = Optional.of(known).filter(row -> !row.empty()).map(this::opened);
    if (!current.equals(before)) {
      return Future.failedFuture(new Changed(name, current));
    }
    return rows.write(List.of(next(known, now)))
        .recover(
            fault ->
                fault instanceof SecretMoved && triesLeft > 1
                    ? rows.refresh().compose(read -> replace(name, before, now, triesLeft - 1))
                    : Future.failedFuture(fault));
  }

  private SecretRow next(SecretRow known, Optional<Kept> now) {
    long next = known.revision() + 1;
    if (now.isEmpty()) {
      return new SecretRow(known.name(), next, new byte[0]);
    }
    byte[] clear = KeptJson.write(now.get());
    try {
      return rows.sealsNow().seal(known.name(), next, clear);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  private void learn(String name, Kept kept) {
    scrubber.know("vault " + name, kept.secrets().values());
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
    return rows.keys().map(keys -> SEALED + sealed(keys, clear));
  }

  private static String sealed(Seals seals, String clear) {
    byte[] sealed = seals.seal(clear.getBytes(StandardCharsets.UTF_8), INPUT);
    return Base64.getEncoder().encodeToString(sealed);
  }

  @Override
  public String open(String sealed) {
    if (!sealed.startsWith(SEALED)) {
      return sealed;
    }
    byte[] body = Base64.getDecoder().decode(sealed.substring(SEALED.length()));
    return rows.seals()
        .flatMap(keys -> keys.open(body, INPUT))
        .map(clear -> new String(clear, StandardCharsets.UTF_8))
        .orElseThrow(
            () -> new VaultFault("a sealed input cannot be opened: another vault sealed it"));
  }
}
