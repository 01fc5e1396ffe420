package dev.pollen.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import dev.pollen.sandbox.FaultPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong: nothing lost, nothing silently twice, and a clear word. */
class FaultsTest {
  private static final int MOST_SHOWN = 10;

  private static Rehearsal rehearsal;

  @BeforeAll
  static void play(@TempDir Path folder) throws Exception {
    rehearsal = Rehearsal.of(Case.all(), folder);
  }

  @AfterAll
  static void close() {
    if (rehearsal != null) {
      rehearsal.close();
    }
  }

  static Stream<Case> cases() {
    return Case.all().stream();
  }

  @Test
  void noFaultIsLeftOut() {
    assertEquals(FaultPlan.words(), Case.all().stream().map(Case::fault).toList());
  }

  /** Each new contact made one run of each recipe, and nothing else made any. */
  @ParameterizedTest
  @MethodSource("cases")
  void everyRecordMakesOneRun(Case of) {
    Site site = rehearsal.site(of);
    for (String step : Rehearsal.STEPS) {
      List<String> keys = runs(site, step).stream().map(RunRecord::key).sorted().toList();
      assertEquals(List.copyOf(site.news()), keys, step);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatIsDoneWasDoneAndWhatIsNotSureIsSaid(Case of) {
    Site site = rehearsal.site(of);
    Set<String> wrong = new TreeSet<>();
    check(site, "tag", Case.TAG, Integer.MAX_VALUE, wrong);
    check(site, "note", Case.NOTE, 1, wrong);
    check(site, "sink", Case.SINK, 1, wrong);
    assertEquals(Set.of(), wrong);
  }

  private void check(Site site, String step, String operation, int most, Set<String> wrong) {
    for (RunRecord run : runs(site, step)) {
      int times = site.times(operation, run.key());
      boolean sure = run.state() == RunState.DONE && times >= 1 && times <= most;
      boolean told = run.state() == RunState.IN_DOUBT && times <= most;
      if (!sure && !told) {
        wrong.add("%s %s: %s, %d times".formatted(step, run.key(), run.state(), times));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aPersonIsTold(Case of) {
    Set<String> told = rehearsal.told(rehearsal.site(of));
    assertTrue(told.stream().anyMatch(words -> words.contains(of.told())), () -> heard(told));
  }

  private static String heard(Set<String> told) {
    return told.stream().limit(MOST_SHOWN).collect(Collectors.joining("\n"));
  }

  private List<RunRecord> runs(Site site, String step) {
    return rehearsal.runs(site, step);
  }
}
