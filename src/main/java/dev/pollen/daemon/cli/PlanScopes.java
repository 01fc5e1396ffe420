package dev.pollen.daemon.cli;

import dev.pollen.catalog.OperationSpec.Token;
import dev.pollen.engine.plan.OperationUse;
import dev.pollen.engine.plan.ScopePlan;
import java.util.List;

/** The least that one connection must be allowed, and for what. */
final class PlanScopes {
  private static final int NARROWEST = 24;
  private static final int USUAL = 120;

  private final Console console;
  private final Paint paint;
  private final ScopePlan plan;

  PlanScopes(Console console, ScopePlan plan) {
    this.console = console;
    this.paint = console.paint();
    this.plan = plan;
  }

  /** Systems without scopes have nothing to tell. */
  void print() {
    if (plan.needed().isEmpty() && plan.tokens().isEmpty()) {
      return;
    }
    line("");
    line(
        paint.bold("Scopes of " + plan.connection())
            + paint.dim("  the least that recipes need, reading first"));
    table();
    granted();
    tokens();
  }

  private void line(String text) {
    console.out().println(text);
  }

  private void table() {
    int widest = plan.needed().keySet().stream().mapToInt(String::length).max().orElse(0);
    int room = Math.max(NARROWEST, (console.terminal() ? console.width() : USUAL) - widest - 4);
    plan.needed().forEach((scope, uses) -> row(scope, widest, PlanWords.places(uses), room));
  }

  private void row(String scope, int widest, String places, int room) {
    String head = coloured(scope, scope + " ".repeat(widest - scope.length()));
    for (String part : PlanWords.wrapped(places, room)) {
      line("  " + head + "  " + paint.dim(part));
      head = " ".repeat(widest);
    }
  }

  private String coloured(String scope, String text) {
    return plan.granted()
        .map(all -> all.contains(scope) ? paint.good(text) : paint.bad(text))
        .orElse(text);
  }

  private void granted() {
    if (plan.granted().isEmpty()) {
      line(paint.dim("  Which of them it has is not known here: a private token does not tell,"));
      line(paint.dim("  what a sign-in was granted is shown by 'pollen connections'."));
    } else if (!plan.missing().isEmpty()) {
      line(paint.bad("  Missing: " + String.join(", ", plan.missing()) + ". Grant them first."));
    }
    if (!plan.unneeded().isEmpty()) {
      line(paint.careful("  Granted and not needed: " + String.join(", ", plan.unneeded()) + "."));
    }
  }

  private void tokens() {
    if (plan.torn()) {
      line(paint.bad("  No one token serves all: make two connections."));
      plan.tokens().forEach(this::token);
    } else {
      plan.tokens().keySet().forEach(kind -> line("  Takes the token of " + words(kind) + "."));
    }
  }

  private void token(Token kind, List<OperationUse> uses) {
    line("  Of %s: %s".formatted(words(kind), PlanWords.places(uses)));
  }

  private static String words(Token kind) {
    return kind == Token.AGENCY ? "an agency (company)" : "a sub-account (location)";
  }
}
