package dev.pollen.daemon.cli;

import dev.pollen.daemon.cli.PlanCommand.PlanReport;
import dev.pollen.engine.plan.Interruption.Then;
import dev.pollen.engine.plan.OperationUse;
import dev.pollen.engine.plan.OperationUse.Role;
import dev.pollen.engine.plan.RecipePlan;
import dev.pollen.engine.plan.RunCost;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Recipe by recipe: its rhythm, its steps and what becomes of them, and what a run costs. */
final class PlanRecipes {
  private static final Set<Role> BRINGS = EnumSet.of(Role.TRIGGER, Role.PARENTS, Role.LOCATIONS);

  private final Console console;
  private final Paint paint;
  private final PlanReport report;
  private final Sentences sentences;

  PlanRecipes(Console console, PlanReport report) {
    this.console = console;
    this.paint = console.paint();
    this.report = report;
    this.sentences = new Sentences(console);
  }

  void print() {
    line("");
    line(paint.bold("Recipes") + paint.dim("  and what becomes of a step that is interrupted"));
    List<RecipePlan> recipes = report.forecast().recipes();
    int widest =
        recipes.stream()
            .flatMap(recipe -> recipe.uses().stream())
            .mapToInt(use -> does(use).length())
            .max()
            .orElse(0);
    recipes.forEach(recipe -> recipe(recipe, widest));
    sentences.note(
        "At most: each request as often as 'retry' allows, and 'on_failure' done. What is read to"
            + " check an interrupted step comes on top.");
    asking(recipes);
  }

  private void line(String text) {
    console.out().println(text);
  }

  private void asking(List<RecipePlan> recipes) {
    long steps =
        recipes.stream()
            .flatMap(recipe -> recipe.uses().stream())
            .filter(use -> use.interruption().then() == Then.ASKS_YOU)
            .count();
    if (steps > 0) {
      sentences.note(
          "%s when nobody knows whether it took place: 'pollen runs --state in_doubt'."
              .formatted(steps == 1 ? "1 step asks you" : steps + " steps ask you"));
    }
  }

  private void recipe(RecipePlan plan, int widest) {
    heading(plan.recipe().id(), rhythm(plan) + "; " + cost(plan));
    for (OperationUse use : plan.uses()) {
      line(
          "%s  %s"
              .formatted(paint.dim("%6d".formatted(use.line())), ended(use, does(use), widest)));
    }
  }

  /** Beside its name where there is room, else below it. */
  private void heading(String name, String words) {
    boolean fits = !console.terminal() || name.length() + words.length() + 2 <= console.width();
    line(fits ? name + "  " + paint.dim(words) : name);
    if (!fits) {
      sentences.note(words);
    }
  }

  private String ended(OperationUse use, String does, int widest) {
    return BRINGS.contains(use.role())
        ? does
        : does
            + " ".repeat(widest - does.length() + 2)
            + coloured(PlanWords.interrupted(use.interruption()));
  }

  private String coloured(String text) {
    return text.startsWith("repeats") || text.startsWith("checks")
        ? paint.good(text)
        : paint.careful(text);
  }

  private static String does(OperationUse use) {
    String key = use.operation().key();
    return switch (use.role()) {
      case TRIGGER -> "on " + key;
      case PARENTS -> "of each " + key;
      case LOCATIONS -> "for each of " + key;
      case LOOP -> "for each " + key;
      case STEP -> key;
      case ON_FAILURE -> "on failure " + key;
    };
  }

  private static String rhythm(RecipePlan plan) {
    int others = plan.sharesWith().size();
    String shared = others == 0 ? "" : ", with " + Count.of(others, "other");
    return plan.feed()
        .map(feed -> PlanWords.rhythm(plan.recipe().trigger().pace(), feed.every()) + shared)
        .orElse("not polled");
  }

  private static String cost(RecipePlan plan) {
    String words =
        plan.costs().entrySet().stream()
            .map(
                cost ->
                    (plan.costs().size() > 1 ? cost.getKey() + " " : "") + words(cost.getValue()))
            .collect(Collectors.joining("; "));
    return "a run: " + (words.isEmpty() ? "no requests to an account" : words);
  }

  private static String words(RunCost cost) {
    List<String> parts = new ArrayList<>();
    if (cost.once() > 0 || cost.perItem() == 0) {
      parts.add(
          "%s (at most %s)"
              .formatted(PlanWords.count(cost.once(), "request"), PlanWords.number(cost.most())));
    }
    if (cost.perItem() > 0) {
      parts.add("%d per item (at most %d)".formatted(cost.perItem(), cost.mostPerItem()));
    }
    if (cost.lists() > 0) {
      parts.add("1 per further page");
    }
    return String.join(", ", parts);
  }
}
