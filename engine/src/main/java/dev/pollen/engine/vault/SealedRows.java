package dev.pollen.engine.vault;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.SecretMoved;
import dev.pollen.engine.journal.SecretRow;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The sealed rows of a store as this process knows them, and the keys that open them: themselves a
 * row, sealed by the master key. Any thread.
 */
final class SealedRows {
  private static final String KEYS = "#keys";

  final KeySource source;
  private final Journal journal;
  private final Executor blocking;
  private final Map<String, SecretRow> rows = new ConcurrentHashMap<>();
  private volatile Optional<Seals> seals = Optional.empty();

  SealedRows(Journal journal, KeySource source, Executor blocking) {
    this.journal = journal;
    this.source = source;
    this.blocking = blocking;
  }

  boolean shared() {
    return journal.shared();
  }

  /** Reads what is newer in the store; fails when the master key does not open its keys. */
  Future<Void> refresh() {
    return journal.secrets().compose(read -> aside(() -> take(read)));
  }

  private Void take(List<SecretRow> read) {
    read.stream().filter(row -> row.name().equals(KEYS)).forEach(this::takeKeys);
    read.stream().filter(row -> !row.name().equals(KEYS)).forEach(this::put);
    return null;
  }

  /** The keys come first, for they open what was sealed before them too. */
  private void takeKeys(SecretRow row) {
    if (row.revision() > revision(KEYS)) {
      seals = row.empty() ? Optional.empty() : Optional.of(opened(row).seals());
      put(row);
    }
  }

  private void put(SecretRow row) {
    rows.merge(row.name(), row, (old, now) -> now.revision() > old.revision() ? now : old);
  }

  private Seals.Opened opened(SecretRow keys) {
    MasterKey master = source.read(false);
    return Seals.open(keys.body(), master)
        .orElseThrow(
            () ->
                new VaultFault(
                    ("wrong master key: the one from %s does not open this store's secrets; give"
                            + " the one they were sealed with (as %s; several are tried in turn)."
                            + " If it is lost: 'pollen keys reset', then sign in again. Nothing"
                            + " was changed")
                        .formatted(master.from(), KeySource.VARIABLE)));
  }

  /** Whether the keys are sealed by the master key that stands in front; true if there are none. */
  boolean sealedByFirst() {
    return kept(KEYS).map(row -> opened(row).byFirst()).orElse(true);
  }

  /** The row of the keys that follows. */
  SecretRow keysRow(Seals keys, MasterKey master) {
    return new SecretRow(KEYS, revision(KEYS) + 1, keys.sealedBy(master));
  }

  /** A row with something in it. */
  Optional<SecretRow> kept(String name) {
    return Optional.ofNullable(rows.get(name)).filter(row -> !row.empty());
  }

  /** The row as it is known; one before the first, with nothing in it, if there is none. */
  SecretRow known(String name) {
    return rows.getOrDefault(name, new SecretRow(name, 0, new byte[0]));
  }

  /** All rows with something in them, but the keys. */
  List<SecretRow> all() {
    return rows.values().stream()
        .filter(row -> !row.empty() && !row.name().equals(KEYS))
        .sorted(java.util.Comparator.comparing(SecretRow::name))
        .toList();
  }

  private long revision(String name) {
    return known(name).revision();
  }

  Optional<Seals> seals() {
    return seals;
  }

  Seals sealsNow() {
    return seals.orElseThrow(() -> new VaultFault("nothing is sealed in this store yet"));
  }

  /** One transaction; fails with {@link SecretMoved} when another process was quicker. */
  Future<Void> write(Collection<SecretRow> written) {
    List<Change> changes = new ArrayList<>();
    written.forEach(row -> changes.add(new Change.SecretPut(row)));
    return journal.write(changes).onSuccess(done -> written.forEach(this::put));
  }

  /** Like {@link #write}, where new keys are among the rows. */
  Future<Void> write(Collection<SecretRow> written, Seals keys) {
    List<Change> changes = new ArrayList<>();
    written.forEach(row -> changes.add(new Change.SecretPut(row)));
    return journal
        .write(changes)
        .onSuccess(
            done -> {
              seals = Optional.of(keys);
              written.forEach(this::put);
            });
  }

  /** The keys; made at the first need. */
  Future<Seals> keys() {
    return seals
        .map(Future::succeededFuture)
        .orElseGet(() -> aside(this::make).compose(this::first).map(done -> sealsNow()));
  }

  private record Made(Seals seals, SecretRow row) {}

  private Made make() {
    Seals made = Seals.made();
    return new Made(made, keysRow(made, source.read(true)));
  }

  /** Of two who make keys at once, the second takes the first one's. */
  private Future<Void> first(Made made) {
    return write(List.of(made.row()), made.seals())
        .recover(fault -> fault instanceof SecretMoved ? refresh() : Future.failedFuture(fault));
  }

  /** Runs what reads or writes files where that may take its time. */
  <T> Future<T> aside(Supplier<T> work) {
    Promise<T> promise = Promise.promise();
    blocking.execute(
        () -> {
          T value;
          try {
            value = work.get();
          } catch (RuntimeException e) {
            promise.fail(e);
            return;
          }
          promise.complete(value);
        });
    return promise.future();
  }
}
