package dev.pollen.catalog;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One read of a look for what an action made.
 *
 * @param trigger the operation that reads
 * @param with its inputs: a text {@code {name}} stands for the action's input of that name, {@code
 *     {name:epoch_ms}} for the same instant in milliseconds, {@code {since}} for when the search
 *     begins; what was not given is left out
 * @param gives names that later looks may use, each with its place in a record of this one
 * @param only values that a record must have to count, by their name
 * @param newestFirst whether records come newest first, so that reading may end at older ones
 */
public record Look(
    String trigger,
    ObjectNode with,
    Map<String, JsonPointer> gives,
    Map<String, String> only,
    boolean newestFirst) {
  private static final Pattern HOLE =
      Pattern.compile("\\{([A-Za-z_.]+)(?::epoch_ms(?:\\+([0-9]+)h)?)?}");
  private static final String SINCE = "since";

  public Look {
    gives = Map.copyOf(gives);
    only = Map.copyOf(only);
  }

  /** Whether a record counts. */
  public boolean counts(JsonNode record) {
    return only.entrySet().stream()
        .allMatch(one -> record.path(one.getKey()).asText().equals(one.getValue()));
  }

  /** The inputs of this read. Throws {@link IllegalArgumentException} for what is no instant. */
  public ObjectNode inputs(JsonNode action, Map<String, JsonNode> given, Instant since) {
    return (ObjectNode) filled(with, new Values(action, given, since)).orElseThrow();
  }

  private record Values(JsonNode action, Map<String, JsonNode> given, Instant since) {
    Optional<JsonNode> of(Matcher hole) {
      String name = hole.group(1);
      JsonNode value =
          name.equals(SINCE)
              ? JsonNodeFactory.instance.textNode(since.toString())
              : given.getOrDefault(name, action.path(name));
      return Optional.of(value)
          .filter(found -> !found.isMissingNode() && !found.isNull())
          .map(found -> hole.group().contains(":") ? millis(found, hole.group(2)) : found);
    }

    private static JsonNode millis(JsonNode stamp, String hours) {
      Instant at =
          Stamp.of(stamp)
              .orElseThrow(
                  () -> new IllegalArgumentException("'" + stamp.asText() + "' is no time"));
      Instant shifted = hours == null ? at : at.plus(Duration.ofHours(Long.parseLong(hours)));
      return JsonNodeFactory.instance.textNode(Long.toString(shifted.toEpochMilli()));
    }
  }

  private static Optional<JsonNode> filled(JsonNode node, Values values) {
    if (node instanceof ObjectNode object) {
      ObjectNode made = JsonNodeFactory.instance.objectNode();
      object
          .properties()
          .forEach(one -> filled(one.getValue(), values).ifPresent(v -> made.set(one.getKey(), v)));
      return Optional.of(made);
    }
    if (node instanceof ArrayNode array) {
      ArrayNode made = JsonNodeFactory.instance.arrayNode();
      array.forEach(one -> filled(one, values).ifPresent(made::add));
      return Optional.of(made);
    }
    Matcher hole = HOLE.matcher(node.asText());
    return node.isTextual() && hole.matches() ? values.of(hole) : Optional.of(node);
  }
}
