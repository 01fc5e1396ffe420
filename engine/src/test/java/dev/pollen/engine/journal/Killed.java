package dev.pollen.engine.journal;

import static dev.pollen.engine.contract.JournalSamples.AT;
import static dev.pollen.engine.contract.JournalSamples.FEED;
import static dev.pollen.engine.contract.JournalSamples.SUBSCRIPTION;
import static dev.pollen.engine.contract.JournalSamples.await;
import static dev.pollen.engine.contract.JournalSamples.done;
import static dev.pollen.engine.contract.JournalSamples.intended;
import static dev.pollen.engine.contract.JournalSamples.logged;
import static dev.pollen.engine.contract.JournalSamples.made;
import static dev.pollen.engine.contract.JournalSamples.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.engine.contract.JournalSamples;
import dev.pollen.engine.journal.Journal.Tally;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A process that writes is killed; whatever it was told to be durable is there, all or none. */
abstract class Killed {
  private static final int ENOUGH = 150;
  private static final int EACH = 3;

  /** Where the store is, as text: the same for the whole of a test. */
  abstract String place();

  @Test
  void nothingAcknowledgedIsMissingAfterAKill() throws IOException, InterruptedException {
    List<Long> told = new ArrayList<>(killedAfter(place()));
    told.addAll(killedAfter(place()));
    SqlJournal journal = open(place());
    List<LogEntry> log = await(journal.log(FEED, 0, Integer.MAX_VALUE, Long.MAX_VALUE));
    assertEquals(0, log.size() % EACH, "a poll is taken in as a whole");
    assertEquals(log.size(), await(journal.tallies()).stream().mapToLong(Tally::count).sum());
    for (long round : told) {
      assertWhole(journal, round * EACH - 2, RunState.DONE);
      assertWhole(journal, round * EACH - 1, RunState.DONE);
      assertWhole(journal, round * EACH, RunState.RUNNING);
      assertEquals(1, await(journal.run(run(round * EACH))).orElseThrow().doubts().size());
    }
    await(journal.close());
  }

  private static SqlJournal open(String place) {
    StorePlace where =
        place.startsWith("postgres") ? StorePlace.postgres(place) : StorePlace.file(Path.of(place));
    return SqlJournal.open(StoreOptions.of(where, InstantSource.system()));
  }

  private static void assertWhole(Journal journal, long number, RunState state) {
    RunRecord found = await(journal.run(run(number))).orElseThrow();
    assertEquals(JournalSamples.record(number), found.record());
    assertEquals(state, found.state(), "run " + number);
  }

  /** Starts the writer, kills it once it told of enough rounds; answers which. */
  private static List<Long> killedAfter(String place) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WriterProgram.class.getName(),
                place)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<Long> told = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null && told.size() < ENOUGH) {
        if (line.startsWith("told ")) {
          told.add(Long.parseLong(line.substring(5)));
        }
        line = told.size() < ENOUGH ? lines.readLine() : null;
      }
    } finally {
      child.destroyForcibly().waitFor();
    }
    assertEquals(ENOUGH, told.size(), "the writer ended early");
    return told;
  }

  /** Writes rounds and tells of each once it is durable, for as long as it lives. */
  public static final class WriterProgram {
    private static final int AT_MOST = 100_000;

    private WriterProgram() {}

    public static void main(String[] args) throws IOException {
      SqlJournal journal = open(args[0]);
      long begun = await(journal.log(FEED, 0, Integer.MAX_VALUE, Long.MAX_VALUE)).size() / EACH;
      PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
      for (long round = begun + 1; round <= AT_MOST; round++) {
        round(journal, round);
        out.println("told " + round);
      }
    }

    private static void round(Journal journal, long round) {
      long last = round * EACH;
      List<Change> all = new ArrayList<>();
      all.add(logged(FEED, last - EACH + 1, last));
      all.add(made(SUBSCRIPTION, FEED, last - EACH + 1, last, AT));
      await(journal.write(all));
      var one = journal.write(done(last - 2));
      var two = journal.write(done(last - 1));
      var three = journal.write(List.of(intended(last, "steps[0]", 1)));
      await(one);
      await(two);
      await(three);
    }
  }
}
