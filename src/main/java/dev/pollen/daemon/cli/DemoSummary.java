package dev.pollen.daemon.cli;

import dev.pollen.daemon.demo.Demo;
import dev.pollen.daemon.demo.DemoResult;
import dev.pollen.daemon.demo.Snapshot;

/** What the demonstration showed, and what to do next. */
record DemoSummary(Console console, Demo demo) {

  void tell(DemoResult result) {
    Snapshot counted = result.counted();
    console
        .out()
        .printf(
            """

            %s

              %d polls brought %d new or changed records; %d runs did %d actions.
              Failed: %d. In doubt: %d.
              The sandbox's own ledger says: %d lost, %d duplicated.

            """,
            verdict(result),
            counted.polls(),
            counted.records(),
            counted.runs(),
            counted.actions(),
            counted.failed(),
            counted.inDoubt(),
            result.lost(),
            result.duplicated());
    next();
  }

  private String verdict(DemoResult result) {
    Paint paint = console.paint();
    if (result.good()) {
      return paint.good("Everything that changed arrived where its recipe says, once.");
    }
    return paint.bad(
        result.settled()
            ? "Not everything went as promised: the store in the folder above tells why."
            : "Not everything had settled in time: the machine may be too busy; run it again.");
  }

  private void next() {
    console
        .err()
        .printf(
            """
            Look around in %s:
              recipes/  what ran        exports/  what the export wrote        data/  the store

            Next (pollen is 'java -jar src/target/pollen.jar'):
              pollen init my-automations    a folder for your own recipes
              pollen templates              the recipes that just ran, to copy
              pollen sandbox                a look-alike to try them on
              pollen catalog                everything there is to build with
            """,
            demo.folder());
  }
}
