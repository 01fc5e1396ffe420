package dev.pollen.engine.contract;

import static dev.pollen.engine.contract.JournalSamples.await;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.Journal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** What all contracts of a journal share: an open one, and words to write and to crash with. */
abstract class OnAJournal {
  protected Journal journal;

  /** A journal on an empty store. */
  protected abstract Journal open() throws Exception;

  /** Dies without a goodbye, then opens the same store again. */
  protected abstract Journal afterCrash() throws Exception;

  @BeforeEach
  void begin() throws Exception {
    journal = open();
  }

  final void write(Change... changes) {
    await(journal.write(List.of(changes)));
  }

  final void crash() throws Exception {
    journal = afterCrash();
  }
}
