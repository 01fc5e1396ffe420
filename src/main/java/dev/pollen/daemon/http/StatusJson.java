package dev.pollen.daemon.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.read.Problem;
import dev.pollen.engine.status.EngineStatus;
import dev.pollen.engine.status.Explanation;
import dev.pollen.engine.status.FeedStatus;
import dev.pollen.engine.status.RecipeStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** How the engine is doing, as JSON. */
final class StatusJson {
  private StatusJson() {}

  static ObjectNode whole(EngineStatus status, Health health, String version) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("version", version);
    json.put("at", status.at().toString());
    json.put("ready", health.ready());
    health.causes().forEach(json.putArray("causes")::add);
    status.waiting().forEach(json.putArray("waiting")::add);
    json.set("recipes", recipes(status));
    json.set("feeds", feeds(status));
    json.set("budgets", Means.all(status.budgets()));
    json.set("hosts", Means.every(status.hosts()));
    return json;
  }

  static ArrayNode recipes(EngineStatus status) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    status.recipes().forEach(recipe -> list.add(recipe(recipe)));
    return list;
  }

  private static ObjectNode recipe(RecipeStatus recipe) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", recipe.id());
    json.put("name", recipe.name());
    json.put("file", recipe.file());
    json.put("trigger", recipe.trigger());
    json.put("state", recipe.state());
    json.put("why", recipe.why());
    recipe.feed().ifPresent(feed -> json.put("feed", feed));
    json.put("backlog", recipe.backlog());
    json.put("open_runs", recipe.openRuns());
    ObjectNode runs = json.putObject("runs");
    new TreeMap<>(recipe.runs()).forEach((state, count) -> runs.put(state.word(), count));
    return json;
  }

  static ArrayNode feeds(EngineStatus status) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    status.feeds().forEach(feed -> list.add(feed(feed, status.at())));
    return list;
  }

  private static ObjectNode feed(FeedStatus feed, Instant at) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", feed.id());
    json.put("operation", feed.operation());
    json.put("account", feed.account());
    json.put("every", feed.every().toString());
    feed.pace().ifPresent(words -> json.put("pace", words));
    feed.recipes().forEach(json.putArray("recipes")::add);
    put(json, "last_poll", feed.lastPoll());
    put(json, "last_complete", feed.lastComplete());
    put(json, "next_poll", feed.nextPoll());
    json.put("objective", feed.objective().toString());
    json.put("stale", feed.stale(at));
    json.put("polls", feed.polls());
    json.put("records", feed.records());
    feed.problem().ifPresent(problem -> json.put("problem", problem));
    return json;
  }

  private static void put(ObjectNode json, String name, Optional<Instant> at) {
    at.ifPresent(instant -> json.put(name, instant.toString()));
  }

  static ArrayNode problems(List<Problem> problems) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    problems.forEach(problem -> list.add(problem.toString()));
    return list;
  }

  static ObjectNode explanation(Explanation explanation) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("recipe", explanation.recipe());
    json.put("record", explanation.record());
    json.put("ran", explanation.ran());
    explanation.lines().forEach(json.putArray("lines")::add);
    return json;
  }
}
