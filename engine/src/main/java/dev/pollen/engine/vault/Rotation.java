package dev.pollen.engine.vault;

import dev.pollen.engine.journal.SecretMoved;
import dev.pollen.engine.journal.SecretRow;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * Seals everything anew: with a new key of the vault, itself sealed by a new master key where that
 * is ours to make.
 *
 * <p>In three steps, each of which may be the last before a crash: the new master key is put in
 * front of the old one in its file; one transaction seals all; the old one is taken away. After a
 * crash between the first two, the old key still opens; after one between the last two, the new one
 * does; {@link #finish} then does what is left.
 */
final class Rotation {
  private static final int TRIES = 5;

  private final SealedRows rows;

  Rotation(SealedRows rows) {
    this.rows = rows;
  }

  /** How many things were sealed anew; they stay usable all the while. */
  Future<Integer> run() {
    return rows.keys()
        .compose(ready -> rows.aside(rows.source::renewed))
        .compose(master -> sealAll(master, TRIES))
        .compose(count -> settle().map(count));
  }

  /** What a rotation that was broken off left to do, if one was. */
  Future<Void> finish() {
    return rows.seals().isEmpty()
        ? Future.succeededFuture()
        : rows.aside(rows::sealedByFirst)
            .compose(first -> first ? Future.succeededFuture() : sealKeys())
            .compose(done -> settle());
  }

  private Future<Void> sealKeys() {
    return rows.aside(() -> rows.keysRow(rows.sealsNow(), rows.source.read(false)))
        .compose(row -> rows.write(List.of(row)));
  }

  private Future<Void> settle() {
    return rows.aside(
        () -> {
          rows.source.settled();
          return null;
        });
  }

  private Future<Integer> sealAll(MasterKey master, int triesLeft) {
    return rows.refresh()
        .compose(read -> rows.aside(() -> rows.sealsNow().renewed()))
        .compose(fresh -> sealAll(master, fresh))
        .recover(
            fault ->
                fault instanceof SecretMoved && triesLeft > 1
                    ? sealAll(master, triesLeft - 1)
                    : Future.failedFuture(fault));
  }

  private Future<Integer> sealAll(MasterKey master, Seals fresh) {
    List<SecretRow> written = new ArrayList<>();
    for (SecretRow row : rows.all()) {
      written.add(fresh.seal(row.name(), row.revision() + 1, fresh.open(row)));
    }
    int count = written.size();
    written.add(rows.keysRow(fresh, master));
    return rows.write(written, fresh).map(count);
  }
}
