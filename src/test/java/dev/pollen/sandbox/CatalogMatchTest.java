package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.HttpCall;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.OperationSpec.Token;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The sandbox has what the catalog calls, and takes what the catalog sends. */
class CatalogMatchTest {
  /** Composed of other operations. */
  private static final Set<String> COMPOSED = Set.of("highlevel.contact.find");

  private static final Map<Token, Set<Badge>> BADGES =
      Map.of(
          Token.SUB_ACCOUNT, Set.of(Badge.SUB_ACCOUNT),
          Token.AGENCY, Set.of(Badge.AGENCY),
          Token.EITHER, Set.of(Badge.values()));

  private final Routes routes =
      Resources.of(
          World.empty(
              Guest.options(new SetClock()).withWriteLag(Duration.ZERO), new Ids(new Random(1))));
  private final List<String> wrong = new ArrayList<>();

  private static List<OperationSpec> called() {
    return CatalogReader.read(CatalogFiles.shipped()).catalog().operations().stream()
        .filter(spec -> spec.system().equals("highlevel"))
        .filter(spec -> spec.common().http().isPresent() && !COMPOSED.contains(spec.key()))
        .filter(spec -> spec.common().catalogued())
        .toList();
  }

  private Optional<Operation> serves(OperationSpec spec) {
    HttpCall http = spec.common().http().orElseThrow();
    return routes
        .find(http.method(), http.path().replaceAll("\\{(\\w+)}", "$1"))
        .map(Routes.Match::operation);
  }

  @Test
  void everyOperationIsServedUnderItsKeyWithItsToken() {
    for (OperationSpec spec : called()) {
      Optional<Operation> operation = serves(spec);
      say(operation.map(Operation::key).equals(Optional.of(spec.key())), spec, "is not there");
      say(
          operation.map(Operation::badges).equals(Optional.of(BADGES.get(spec.common().token()))),
          spec,
          "wants another token");
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void whatTheCatalogShowsAsAnExampleIsTaken() {
    for (OperationSpec spec : called()) {
      HttpCall http = spec.common().http().orElseThrow();
      Operation operation = serves(spec).orElseThrow();
      List<String> problems = new ArrayList<>();
      problems.addAll(operation.query().problems(operation.query().read(query(spec, http))));
      operation.body().ifPresent(body -> problems.addAll(body.problems(body(spec, http))));
      say(problems.isEmpty(), spec, problems.toString());
    }
    assertEquals(List.of(), wrong);
  }

  private void say(boolean holds, OperationSpec spec, String otherwise) {
    if (!holds) {
      wrong.add(spec.key() + " " + otherwise);
    }
  }

  private static MultiMap query(OperationSpec spec, HttpCall http) {
    MultiMap query = MultiMap.caseInsensitiveMultiMap();
    for (Field field : sent(spec, http.query())) {
      JsonNode example = field.example().orElseThrow();
      if (example.isArray()) {
        example.forEach(item -> query.add(field.name(), item.asText()));
      } else {
        query.add(field.name(), example.asText());
      }
    }
    return query;
  }

  private static JsonNode body(OperationSpec spec, HttpCall http) {
    List<Field> sent = sent(spec, http.body());
    if (http.body().equals(List.of("body"))) {
      return sent.get(0).example().orElseThrow();
    }
    ObjectNode body = Json.object();
    for (Field field : sent) {
      body.set(field.name().replace("body.", ""), field.example().orElseThrow());
    }
    return body;
  }

  private static List<Field> sent(OperationSpec spec, Collection<String> names) {
    return spec.inputs().stream()
        .filter(field -> names.contains(field.name()) && field.example().isPresent())
        .toList();
  }
}
