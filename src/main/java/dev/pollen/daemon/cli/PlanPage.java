package dev.pollen.daemon.cli;

import dev.pollen.daemon.cli.PlanCommand.PlanReport;
import java.io.PrintStream;

/** A plan for a person: accounts first, then scopes, then recipe by recipe. */
final class PlanPage {
  private final Console console;
  private final PlanReport report;

  PlanPage(Console console, PlanReport report) {
    this.console = console;
    this.report = report;
  }

  void print() {
    int counted = report.forecast().recipes().size();
    PrintStream out = console.out();
    out.println(
        console.paint().bold("Plan of " + Count.of(counted, "recipe"))
            + console.paint().dim(" in " + report.folder()));
    if (report.off() > 0) {
      out.println(
          console
              .paint()
              .careful(
                  "%s switched off and not counted: 'pollen plan --all' counts them."
                      .formatted(report.off() == 1 ? "1 more is" : report.off() + " more are")));
    }
    report.places().words().forEach(words -> out.println(console.paint().careful(words)));
    report
        .forecast()
        .accounts()
        .forEach(account -> new PlanAccount(console, report, account).print());
    report
        .forecast()
        .connections()
        .forEach(one -> new PlanScopes(console, one, report.consent(one)).print());
    if (counted > 0) {
      new PlanRecipes(console, report).print();
    }
  }
}
