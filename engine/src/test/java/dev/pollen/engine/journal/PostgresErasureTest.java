package dev.pollen.engine.journal;

import static dev.pollen.engine.contract.JournalSamples.await;
import static dev.pollen.engine.contract.JournalSamples.done;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.kit.PostgresServer;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store in a database forgets, as far as its server does. */
class PostgresErasureTest extends ErasureContract {
  private static final InstantSource STILL =
      InstantSource.fixed(java.time.Instant.parse("2026-01-05T08:00:00Z"));

  private final StorePlace place = PostgresServer.fresh();

  @Override
  protected SqlJournal open() {
    return SqlJournal.open(StoreOptions.of(place, STILL));
  }

  @AfterEach
  void end() {
    await(journal().crash());
  }

  @Test
  void whatTheServerStillHoldsIsTold() {
    await(journal().write(done(7)));
    erase();
    String words = await(journal().erasure().scour(false)).orElseThrow();
    assertTrue(words.contains("were vacuumed") && words.contains("write-ahead log"), words);
  }
}
