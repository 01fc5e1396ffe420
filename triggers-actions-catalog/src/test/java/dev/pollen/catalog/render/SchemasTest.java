package dev.pollen.catalog.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Kind;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemasTest {
  @TempDir private Path folder;

  private static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();

  @ParameterizedTest
  @ValueSource(strings = {"recipe", "system", "operation", "connections", "config"})
  void everySchemaNamesItsDraftAndRefersOnlyToPartsItHas(String name) {
    JsonNode schema = Schemas.of(name, CATALOG);
    assertEquals("https://json-schema.org/draft/2020-12/schema", schema.path("$schema").asText());
    assertFalse(schema.path("title").asText().isEmpty());
    assertEquals(
        List.of(),
        references(schema).filter(ref -> schema.at(ref.substring(1)).isMissingNode()).toList());
  }

  @Test
  void theRecipeSchemaEnumeratesTriggersAndAllOperations() {
    JsonNode parts = Schemas.of("recipe", CATALOG).path("$defs");
    assertEquals(
        keys(CATALOG.operations().stream().filter(o -> o.kind() == Kind.TRIGGER)),
        words(parts.at("/trigger/properties/type/enum")));
    assertEquals(
        keys(CATALOG.operations().stream()), words(parts.at("/call/properties/action/enum")));
  }

  @Test
  void whatMustBeGivenIsRequiredAndWhatTheConnectionFillsIsNot() {
    JsonNode parts = Schemas.of("recipe", CATALOG).path("$defs");
    assertEquals(
        List.of("contactId", "tags"),
        words(parts.path("with.highlevel.contact_tag.add").path("required")));
    assertTrue(parts.path("with.highlevel.contact.search").path("required").isMissingNode());
  }

  @Test
  void aNumberInARecipeMayBeAnExpression() {
    JsonNode limit =
        Schemas.of("recipe", CATALOG)
            .at("/$defs/with.highlevel.contact.search/properties/pageLimit");
    assertEquals("integer", limit.at("/anyOf/0/type").asText());
    assertEquals("#/$defs/expression", limit.at("/anyOf/1/$ref").asText());
  }

  @Test
  void manualTakesInputsOfTheRecipesOwn() {
    JsonNode with = Schemas.of("recipe", CATALOG).path("$defs").path("with.manual");
    assertTrue(with.path("additionalProperties").isMissingNode());
  }

  @Test
  void aConnectionOfHighLevelNeedsItsLocationOrItsCompany() {
    JsonNode rules = Schemas.of("connections", CATALOG).at("/$defs/connection/allOf");
    List<String> needed = new ArrayList<>();
    for (JsonNode rule : rules) {
      if (rule.at("/if/properties/system/const").asText().equals("highlevel")) {
        rule.at("/then/anyOf").forEach(one -> needed.addAll(words(one.path("required"))));
      }
    }
    assertEquals(List.of("location", "company"), needed);
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Schemas.of("recipes", CATALOG))
            .getMessage();
    assertEquals(
        "no schema 'recipes' (there are recipe, system, operation, connections, config)", message);
  }

  @ParameterizedTest
  @CsvSource({"operation, shop/a/get.yaml", "system, shop/system.yaml"})
  void theSchemaOfACatalogFileHasTheKeysThatTheReaderKnows(String name, String path)
      throws IOException {
    assertEquals(
        List.copyOf(new TreeSet<>(names(Schemas.of(name, CATALOG).path("properties")))),
        known(path, "nosuchkey: 1"));
  }

  @Test
  void theSchemaOfAFieldHasTheKeysThatTheReaderKnows() throws IOException {
    List<String> keys = names(Schemas.of("operation", CATALOG).at("/$defs/field/properties"));
    assertEquals(
        List.copyOf(new TreeSet<>(keys)),
        known(
            "shop/a/get.yaml",
            "input: {x: {type: array, nosuchkey: 1}, y: {type: object, nosuchkey: 1}}"));
  }

  /** The keys that a problem with an unknown one lists, for a trigger and for an action. */
  private List<String> known(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    TreeSet<String> known = new TreeSet<>();
    for (String kind : List.of("kind: action\n", "kind: trigger\nrecords: /a\n")) {
      Files.writeString(file, (path.endsWith("system.yaml") ? "" : kind) + text);
      CatalogReader.read(CatalogFiles.folder(folder)).problems().stream()
          .filter(problem -> problem.code().equals("unknown-key"))
          .map(problem -> problem.message().replaceFirst("^.*known here: (.*)\\)$", "$1"))
          .forEach(words -> known.addAll(List.of(words.split(", ", -1))));
    }
    return List.copyOf(known);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Stream<String> references(JsonNode node) {
    Stream<String> here =
        node.path("$ref").isTextual() ? Stream.of(node.path("$ref").textValue()) : Stream.empty();
    return Stream.concat(
        here, StreamSupport.stream(node.spliterator(), false).flatMap(SchemasTest::references));
  }

  private static List<String> keys(Stream<OperationSpec> operations) {
    return List.copyOf(new TreeSet<>(operations.map(OperationSpec::key).toList()));
  }

  private static List<String> words(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
