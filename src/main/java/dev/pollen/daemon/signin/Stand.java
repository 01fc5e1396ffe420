package dev.pollen.daemon.signin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.engine.plan.ScopePlan;
import dev.pollen.engine.spi.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a connection stands.
 *
 * @param needs what recipes need of it
 * @param at when it was looked at
 * @param locations the accounts below it, as far as they were listed: names by id
 */
public record Stand(
    String name,
    String system,
    String account,
    Standing standing,
    ScopePlan needs,
    Instant at,
    Map<String, String> locations) {

  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", name).put("system", system).put("account", account);
    json.put("state", standing.state().word()).put("words", standing.words());
    standing
        .given()
        .ifPresent(
            since ->
                json.put("given", since.toString())
                    .put("age_days", Duration.between(since, at).toDays()));
    standing.expires().ifPresent(end -> json.put("expires", end.toString()));
    ObjectNode granted = json.putObject("granted");
    standing.granted().forEach(granted::put);
    new TreeSet<>(standing.scopes()).forEach(json.putArray("scopes")::add);
    needs.needed().keySet().forEach(json.putArray("needed")::add);
    needs.missing().forEach(json.putArray("missing")::add);
    ArrayNode below = json.putArray("locations");
    new TreeMap<>(locations)
        .forEach((id, called) -> below.addObject().put("id", id).put("name", called));
    return json.put("used", needs.used());
  }
}
