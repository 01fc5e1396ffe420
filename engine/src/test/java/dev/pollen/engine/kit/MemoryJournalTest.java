package dev.pollen.engine.kit;

import static dev.pollen.engine.contract.JournalSamples.FEED;
import static dev.pollen.engine.contract.JournalSamples.await;
import static dev.pollen.engine.contract.JournalSamples.logged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.contract.JournalContract;
import dev.pollen.engine.contract.JournalFeedsContract;
import dev.pollen.engine.contract.JournalHistoryContract;
import dev.pollen.engine.contract.JournalRunsContract;
import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.JournalFault;
import dev.pollen.engine.kit.MemoryJournal.Fate;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The journal of the simulator keeps the same promise, and dies where it is told. */
final class MemoryJournalTest {
  private final Disk disk = new Disk();
  private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();

  private MemoryJournal journal(Fate fate) {
    return new MemoryJournal(disk, tasks::add, changes -> fate);
  }

  private void work() {
    while (!tasks.isEmpty()) {
      tasks.poll().run();
    }
  }

  private int kept() {
    return await(new MemoryJournal(disk, Runnable::run).log(FEED, 0, 10, 10_000)).size();
  }

  @Test
  void aWriteIsNotDurableBeforeItsTurn() {
    MemoryJournal journal = journal(Fate.KEPT);
    Future<Void> written = journal.write(List.of(logged(FEED, 1, 2)));
    assertEquals(0, kept());
    journal.crash();
    work();
    assertEquals(0, kept());
    assertFalse(written.isComplete());
  }

  @Test
  void aWriteCanBeKeptAlthoughNobodyHearsOfIt() {
    boolean[] died = {false};
    MemoryJournal journal = journal(Fate.KEPT_UNSAID).whenCrashed(() -> died[0] = true);
    Future<Void> written = journal.write(List.of(logged(FEED, 1, 2)));
    work();
    assertEquals(2, kept());
    assertFalse(written.isComplete());
    assertTrue(died[0]);
  }

  @Test
  void aWriteCanBeLostWithTheProcess() {
    MemoryJournal journal = journal(Fate.LOST);
    Future<Void> written = journal.write(List.of(logged(FEED, 1, 2)));
    work();
    assertEquals(0, kept());
    assertTrue(journal.crashed());
    assertFalse(written.isComplete());
  }

  @Test
  void aFullDiskRefusesAndPasses() {
    Future<Void> written = journal(Fate.REFUSED).write(List.of(logged(FEED, 1, 2)));
    work();
    assertTrue(assertThrows(JournalFault.class, () -> await(written)).passing());
    assertEquals(0, kept());
  }

  /** Writes, notes, secrets, recipes. */
  @Nested
  final class KeepsTheContract extends JournalContract {
    private final Disk own = new Disk();

    @Override
    protected Journal open() {
      return new MemoryJournal(own, Runnable::run);
    }

    @Override
    protected Journal afterCrash() {
      return open();
    }
  }

  /** Feeds, logs, positions. */
  @Nested
  final class KeepsTheContractOfFeeds extends JournalFeedsContract {
    private final Disk own = new Disk();

    @Override
    protected Journal open() {
      return new MemoryJournal(own, Runnable::run);
    }

    @Override
    protected Journal afterCrash() {
      return open();
    }
  }

  /** Runs. */
  @Nested
  final class KeepsTheContractOfRuns extends JournalRunsContract {
    private final Disk own = new Disk();

    @Override
    protected Journal open() {
      return new MemoryJournal(own, Runnable::run);
    }

    @Override
    protected Journal afterCrash() {
      return open();
    }

    @Override
    protected void settle() {
      assertTrue(own.commits > 0, "nothing trails in memory");
    }
  }

  /** Runs that ended. */
  @Nested
  final class KeepsTheContractOfHistory extends JournalHistoryContract {
    private final Disk own = new Disk();

    @Override
    protected Journal open() {
      return new MemoryJournal(own, Runnable::run);
    }

    @Override
    protected Journal afterCrash() {
      return open();
    }

    @Override
    protected void settle() {
      assertTrue(own.commits > 0, "nothing trails in memory");
    }
  }
}
