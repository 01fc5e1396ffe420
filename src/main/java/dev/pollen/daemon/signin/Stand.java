package dev.pollen.daemon.signin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.engine.plan.ScopePlan;
import dev.pollen.engine.spi.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;

/**
 * How a connection stands.
 *
 * @param needs what recipes need of it
 * @param at when it was looked at
 */
public record Stand(
    String name, String system, String account, Standing standing, ScopePlan needs, Instant at) {

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
    return json.put("used", needs.used());
  }
}
