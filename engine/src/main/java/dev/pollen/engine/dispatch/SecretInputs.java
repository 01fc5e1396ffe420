package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Vault;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * Inputs that the catalog marks secret: sealed before an intent is written, opened when the call
 * leaves, so that the store never holds them in clear and a repeat still sends the same.
 */
final class SecretInputs {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SEALED = "sealed:";

  private final String operation;
  private final List<String> names;
  private final Vault vault;

  SecretInputs(OperationSpec spec, Vault vault) {
    this(
        spec.key(),
        spec.inputs().stream().filter(Field::holdsSecret).map(Field::name).toList(),
        vault);
  }

  /**
   * @param names the fields that are secret
   */
  SecretInputs(String operation, List<String> names, Vault vault) {
    this.operation = operation;
    this.names = names;
    this.vault = vault;
  }

  /** Whether a value is one that was sealed. */
  static boolean isSealed(JsonNode value) {
    return value.asText().startsWith(SEALED);
  }

  Future<JsonNode> sealed(JsonNode input) {
    if (names.isEmpty()) {
      return Future.succeededFuture(input);
    }
    List<String> given = names.stream().filter(input::hasNonNull).toList();
    if (given.isEmpty()) {
      return Future.succeededFuture(input);
    }
    List<Future<String>> sealed = new ArrayList<>();
    given.forEach(name -> sealed.add(vault.seal(input.get(name).toString())));
    return Future.all(sealed)
        .map(
            all -> {
              ObjectNode written = input.deepCopy();
              for (int i = 0; i < given.size(); i++) {
                put(written, given.get(i), sealed.get(i).result());
              }
              return written;
            });
  }

  /** Without a vault nothing is sealed: then it stays as it is. */
  private static void put(ObjectNode written, String name, String text) {
    if (text.startsWith(SEALED)) {
      written.put(name, text);
    }
  }

  /** The input as it was; throws a refused {@link Fault} when it cannot be opened any more. */
  JsonNode opened(JsonNode input) {
    List<String> sealed = names.stream().filter(name -> isSealed(input.path(name))).toList();
    if (sealed.isEmpty()) {
      return input;
    }
    ObjectNode clear = input.deepCopy();
    sealed.forEach(name -> clear.set(name, open(name, input.get(name).asText())));
    return clear;
  }

  private JsonNode open(String name, String text) {
    try {
      return JSON.readTree(vault.open(text));
    } catch (JsonProcessingException | RuntimeException e) {
      throw Fault.of(
          Fault.Kind.REFUSED,
          "%s: the secret input %s cannot be opened with this master key; nothing was sent"
              .formatted(operation, name));
    }
  }
}
