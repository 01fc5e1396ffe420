package dev.pollen.daemon.cli;

import dev.pollen.catalog.OperationSpec.Token;
import dev.pollen.daemon.signin.Consent;
import dev.pollen.engine.plan.OperationUse;
import dev.pollen.engine.plan.ScopePlan;
import java.util.List;
import java.util.Optional;

/** The least that one connection must be allowed, and for what. */
final class PlanScopes {
  private static final int NARROWEST = 24;
  private static final int USUAL = 120;

  private final Console console;
  private final Paint paint;
  private final ScopePlan plan;
  private final Optional<Consent> consent;

  /**
   * @param consent how it is signed in; empty: by a key or a private token
   */
  PlanScopes(Console console, ScopePlan plan, Optional<Consent> consent) {
    this.console = console;
    this.paint = console.paint();
    this.plan = plan;
    this.consent = consent;
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
    if (plan.granted().isEmpty() || !plan.missing().isEmpty()) {
      consent.flatMap(Consent::address).ifPresent(this::address);
    }
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
      say(paint.dim("Which of them it has is not known: " + unknown()));
    } else if (plan.missing().isEmpty()) {
      say(paint.good("All of them are granted."));
    }
    for (String scope : plan.missing()) {
      say(
          paint.bad("Missing: " + scope)
              + ", for "
              + PlanWords.places(plan.needed().get(scope))
              + ".");
    }
    if (!plan.unneeded().isEmpty()) {
      say(paint.careful("Granted and not needed: " + String.join(", ", plan.unneeded()) + "."));
    }
  }

  private String unknown() {
    return consent
        .map(one -> one.why().isEmpty() ? "the system did not tell." : one.why() + ".")
        .orElse("a private token does not tell. Make it with exactly these.");
  }

  /** Whole, however narrow the terminal is: it is there to be copied. */
  private void address(String address) {
    say(
        "%s 'pollen connect %s%s' opens this address (with a state of its own), for exactly these scopes:"
            .formatted(
                plan.granted().isEmpty() ? "To sign in," : "Once the app has them,",
                plan.connection(),
                plan.granted().isEmpty() ? "" : " --replace"));
    line("  " + address);
  }

  private void say(String text) {
    new Sentences(console).say(text);
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
