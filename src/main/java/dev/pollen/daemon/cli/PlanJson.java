package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.SystemSpec.Budget;
import dev.pollen.catalog.read.Problem;
import dev.pollen.daemon.cli.PlanCommand.PlanReport;
import dev.pollen.daemon.signin.Consent;
import dev.pollen.engine.Polling;
import dev.pollen.engine.plan.AccountPlan;
import dev.pollen.engine.plan.Burst;
import dev.pollen.engine.plan.FeedPlan;
import dev.pollen.engine.plan.OperationUse;
import dev.pollen.engine.plan.RecipePlan;
import dev.pollen.engine.plan.RunCost;
import dev.pollen.engine.plan.ScopePlan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A plan for programs. */
final class PlanJson {
  private PlanJson() {}

  static ObjectNode of(PlanReport report, List<Problem> problems) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("works", problems.isEmpty() && report.forecast().works());
    document.put("recipes_off", report.off());
    report.places().words().forEach(document.putArray("notes")::add);
    Polling polling = report.ground().polling();
    ArrayNode accounts = document.putArray("accounts");
    report.forecast().accounts().forEach(one -> account(accounts.addObject(), one, polling));
    document.put("over_budget", polling.overBudget().word());
    ArrayNode connections = document.putArray("connections");
    report
        .forecast()
        .connections()
        .forEach(one -> scopes(connections.addObject(), one, report.consent(one)));
    ArrayNode recipes = document.putArray("recipes");
    report.forecast().recipes().forEach(one -> recipe(recipes.addObject(), one));
    problems.stream().map(Problem::toString).forEach(document.putArray("problems")::add);
    return document;
  }

  private static void account(ObjectNode json, AccountPlan plan, Polling polling) {
    json.put("account", plan.account()).put("system", plan.system());
    plan.connections().forEach(json.putArray("connections")::add);
    json.put("verdict", word(plan.verdict())).put("percent", plan.percent());
    json.put("requests_a_day", plan.requestsADay()).put("polls_a_day", plan.pollsADay());
    json.put("runs_a_day", plan.runsADay()).put("runs_at_most_a_day", plan.mostRunsADay());
    json.put("polls_at_most_a_day", plan.mostPollsADay());
    plan.burst().ifPresent(burst -> burst(json.putObject("fullest"), burst));
    plan.startBurst().ifPresent(burst -> burst(json.putObject("start"), burst));
    json.put("at_start", plan.atStart());
    plan.roomADay().ifPresent(room -> json.put("room_a_day", room));
    json.put("stretch", plan.stretch().factor());
    plan.smallestEvery(polling.min(), polling.max())
        .ifPresent(every -> json.put("smallest_every", PlanWords.span(every)));
    ArrayNode budgets = json.putArray("budgets");
    plan.budgets().forEach(one -> budget(budgets.addObject(), one, plan));
    ArrayNode polls = json.putArray("polls");
    plan.feeds().forEach(one -> poll(polls.addObject(), one));
  }

  private static void burst(ObjectNode json, Burst burst) {
    json.put("requests", burst.fullest()).put("longest_wait_ms", burst.longest().toMillis());
  }

  private static void budget(ObjectNode json, Budget budget, AccountPlan plan) {
    json.put("requests", budget.requests()).put("per", PlanWords.span(budget.per()));
    json.put("percent", plan.percent(budget));
  }

  private static void poll(ObjectNode json, FeedPlan feed) {
    json.put("operation", feed.operation()).put("every", PlanWords.span(feed.every()));
    json.put("reads", word(feed.pages().reads()));
    json.put("requests_a_poll", feed.pages().counted()).put("at_most_a_poll", feed.pages().most());
    json.put("requests_a_day", feed.requestsADay()).put("at_most_a_day", feed.mostADay());
    feed.recipes().forEach(json.putArray("recipes")::add);
  }

  private static void scopes(ObjectNode json, ScopePlan plan, Optional<Consent> consent) {
    json.put("connection", plan.connection()).put("system", plan.system());
    json.put("granted_known", plan.granted().isPresent());
    plan.granted().ifPresent(all -> all.forEach(json.putArray("granted")::add));
    consent.flatMap(Consent::address).ifPresent(address -> json.put("address", address));
    plan.missing().forEach(json.putArray("missing")::add);
    plan.unneeded().forEach(json.putArray("not_needed")::add);
    plan.tokens().keySet().stream().map(PlanJson::word).forEach(json.putArray("tokens")::add);
    ArrayNode needed = json.putArray("scopes");
    plan.needed()
        .forEach(
            (scope, uses) -> {
              ArrayNode by = needed.addObject().put("scope", scope).putArray("needed_by");
              uses.forEach(use -> place(by.addObject(), use));
            });
  }

  private static ObjectNode place(ObjectNode json, OperationUse use) {
    return json.put("recipe", use.recipe().id())
        .put("file", use.recipe().file())
        .put("line", use.line())
        .put("operation", use.operation().key());
  }

  private static void recipe(ObjectNode json, RecipePlan plan) {
    json.put("recipe", plan.recipe().id()).put("name", plan.recipe().name());
    plan.feed().ifPresent(feed -> json.put("every", PlanWords.span(feed.every())));
    plan.sharesWith().forEach(json.putArray("shares_with")::add);
    ArrayNode uses = json.putArray("uses");
    plan.uses().forEach(use -> use(uses.addObject(), use));
    ArrayNode costs = json.putArray("a_run");
    plan.costs().forEach((account, cost) -> cost(costs.addObject().put("account", account), cost));
  }

  private static void use(ObjectNode json, OperationUse use) {
    json.put("role", word(use.role())).put("line", use.line());
    json.put("operation", use.operation().key()).put("connection", use.connection());
    json.put("if_interrupted", word(use.interruption().then()));
    use.interruption().within().ifPresent(span -> json.put("within", PlanWords.span(span)));
  }

  private static void cost(ObjectNode json, RunCost cost) {
    json.put("requests", cost.once()).put("per_item", cost.perItem());
    json.put("lists", cost.lists()).put("at_most", cost.most());
    json.put("per_item_at_most", cost.mostPerItem());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
