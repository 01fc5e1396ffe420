package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code poll}: does not wait for the interval. */
@Command(name = "poll", description = "Polls a recipe's feed now, instead of when it is due.")
final class PollCommand implements Callable<Integer> {
  @Mixin private Setup setup;

  @ArgGroup(multiplicity = "1")
  private Which which;

  @Option(names = "--json", description = "As one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    DaemonClient daemon = DaemonClient.needed(setup.config());
    List<String> recipes = which.recipe().map(List::of).orElseGet(() -> oneOfEachFeed(daemon));
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (String recipe : recipes) {
      ObjectNode said = JsonNodeFactory.instance.objectNode().put("recipe", recipe);
      said.setAll(poll(daemon, recipe));
      all.add(said);
    }
    tell(all);
    return Exit.DONE;
  }

  private static ObjectNode poll(DaemonClient daemon, String recipe) {
    return (ObjectNode)
        daemon.post(
            "/api/recipes/" + DaemonClient.part(recipe) + "/poll",
            JsonNodeFactory.instance.objectNode());
  }

  private static List<String> oneOfEachFeed(DaemonClient daemon) {
    JsonNode feeds = daemon.get("/api/feeds", Map.of());
    return StreamSupport.stream(feeds.spliterator(), false)
        .map(feed -> feed.path("recipes").path(0).asText())
        .filter(recipe -> !recipe.isEmpty())
        .toList();
  }

  private void tell(ArrayNode all) {
    if (json) {
      setup.console().json(all);
      return;
    }
    for (JsonNode each : all) {
      setup
          .console()
          .out()
          .printf("%s: %s%n", each.path("recipe").asText(), each.path("done").asText());
    }
  }
}
