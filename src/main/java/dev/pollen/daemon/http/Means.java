package dev.pollen.daemon.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.engine.status.BudgetStatus;
import dev.pollen.engine.status.HostStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What calls need beside a sign-in: something left of the budget, and a host that answers. */
record Means(List<BudgetStatus> budgets, Function<String, Optional<HostStatus>> hosts) {

  /** Puts a budget and a host beside every connection that has them. */
  ArrayNode add(ArrayNode connections) {
    connections.forEach(
        one -> {
          ObjectNode json = (ObjectNode) one;
          budgets.stream()
              .filter(budget -> budget.account().equals(json.path("account").asText()))
              .forEach(budget -> json.set("budget", json(budget)));
          hosts
              .apply(json.path("account").asText())
              .ifPresent(host -> json.set("host", json(host)));
        });
    return connections;
  }

  static ArrayNode all(List<BudgetStatus> budgets) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    budgets.forEach(budget -> list.add(json(budget).put("account", budget.account())));
    return list;
  }

  private static ObjectNode json(BudgetStatus budget) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode parts = json.putArray("parts");
    for (BudgetStatus.Part part : budget.parts()) {
      parts
          .addObject()
          .put("limit", part.requests())
          .put("per", part.per().toString())
          .put("left", part.left());
    }
    json.put("waiting", budget.waiting()).put("told_to_wait", budget.told());
    budget.until().ifPresent(at -> json.put("until", at.toString()));
    return json;
  }

  static ArrayNode every(List<HostStatus> hosts) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    hosts.forEach(host -> list.add(json(host)));
    return list;
  }

  private static ObjectNode json(HostStatus host) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("host", host.host()).put("circuit", host.state().word());
    json.put("waiting", host.waiting());
    host.since().ifPresent(at -> json.put("since", at.toString()));
    host.until().ifPresent(at -> json.put("until", at.toString()));
    return json;
  }
}
