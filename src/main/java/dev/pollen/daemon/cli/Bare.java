package dev.pollen.daemon.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.spi.Fault;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A good reply of the declared members, but without the one that holds the records: the vendor
 * marks next to none of them as required.
 *
 * <p>A poll takes that for a fault, because a list that reads as empty may end a reading too early.
 * A call by hand remembers nothing, so there it means no records.
 */
final class Bare {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Bare() {}

  static Optional<JsonNode> reply(TriggerSpec trigger, Throwable fault) {
    return fault instanceof Fault known
            && known.kind() == Fault.Kind.UNREADABLE
            && known.status() / 100 == 2
        ? json(known.body()).filter(reply -> declared(trigger, reply))
        : Optional.empty();
  }

  private static Optional<JsonNode> json(String body) {
    try {
      return Optional.of(JSON.readTree(body)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static boolean declared(TriggerSpec trigger, JsonNode reply) {
    Set<String> names =
        trigger.common().output().stream().map(Field::name).collect(Collectors.toSet());
    return reply.properties().stream().allMatch(member -> names.contains(member.getKey()));
  }
}
