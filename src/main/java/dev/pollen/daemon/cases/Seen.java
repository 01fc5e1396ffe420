package dev.pollen.daemon.cases;

import dev.pollen.engine.journal.RunRecord;
import java.util.List;

/**
 * What came of a case.
 *
 * @param run as the journal has it in the end
 * @param filtered whether the filter let the record not pass
 */
record Seen(RunRecord run, boolean filtered, List<Understudy.Called> calls) {
  Seen {
    calls = List.copyOf(calls);
  }
}
