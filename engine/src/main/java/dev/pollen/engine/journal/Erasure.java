package dev.pollen.engine.journal;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes a person out of a store, while whoever writes goes on. Any thread; futures complete on any
 * and fail with {@link JournalFault}s.
 */
public final class Erasure {
  private final Ledger ledger;
  private final Writer writer;
  private final Readers readers;

  Erasure(Ledger ledger, Writer writer, Readers readers) {
    this.ledger = ledger;
    this.writer = writer;
    this.readers = readers;
  }

  /**
   * Looks the whole store through for a person, in slices; nobody waits for it.
   *
   * @param witness shown everything that is found
   */
  public Future<Traces> traces(Person person, Traces.Witness witness) {
    return rowed().compose(done -> new Tracing(person, readers, witness).run());
  }

  private Future<Void> rowed() {
    return writer.between(
        () -> {
          Checkpoint.everything(ledger);
          return null;
        });
  }

  /**
   * Takes out of the store what a look found of a person and is over, in slices. That they were
   * forgotten, and when, stays under hashes.
   */
  public Future<Erased> erase(Traces traces, Instant at) {
    return new Erasing(ledger, writer, traces, at).run();
  }

  /**
   * Overwrites what was deleted before.
   *
   * @param whole although writers wait for as long as it takes
   * @return what is not surely gone, in words
   */
  public Future<Optional<String>> scour(boolean whole) {
    return ledger.dialect.shared() ? beside(whole) : writer.between(() -> scoured(whole));
  }

  private Optional<String> scoured(boolean whole) {
    Optional<String> left = ledger.dialect.scour(ledger.sql, whole);
    ledger.tenure.touched();
    return left;
  }

  private Future<Optional<String>> beside(boolean whole) {
    Promise<Optional<String>> promise = Promise.promise();
    onThread(
        "journal-scour", promise, () -> promise.complete(ledger.dialect.scour(ledger.sql, whole)));
    return promise.future();
  }

  static void onThread(String name, Promise<?> promise, Runnable work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                promise.fail(Writer.asFault(e));
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }
}
