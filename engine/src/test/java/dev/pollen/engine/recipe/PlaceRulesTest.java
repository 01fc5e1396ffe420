package dev.pollen.engine.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.catalog.read.Problem;
import dev.pollen.engine.Polling;
import dev.pollen.engine.recipe.KnownConnections.Known;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a check says of locations, and of tokens that a connection cannot give. */
class PlaceRulesTest {
  private static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();
  private static final KnownConnections KNOWN =
      new KnownConnections(
          Map.of(
              "agency", known(true, Optional.empty(), "company", "app"),
              "appless", known(true, Optional.empty(), "company"),
              "key", known(false, Optional.empty(), "company"),
              "lacking", known(true, Optional.of(Set.of("contacts.readonly")), "company", "app"),
              "one", known(true, Optional.empty(), "location")));

  private static Known known(boolean app, Optional<Set<String>> scopes, String... says) {
    return new Known("highlevel", false, scopes, Set.of(says), app);
  }

  private static List<String> problems(String head, String type) {
    String text = head + "trigger:\n  type: %s\nsteps: [ {stop: no} ]\n".formatted(type);
    return RecipeFolder.checked(
            "r.yaml", text, new RecipeReader.Setting(CATALOG, Polling.DEFAULT), KNOWN)
        .problems()
        .stream()
        .map(Problem::toString)
        .toList();
  }

  private static void only(String head, String type, String place, String... words) {
    List<String> problems = problems(head, type);
    assertEquals(1, problems.size(), problems::toString);
    assertTrue(problems.get(0).startsWith(place), problems::toString);
    for (String word : words) {
      assertTrue(problems.get(0).contains(word), problems::toString);
    }
  }

  @Test
  void anAgencyWorksForItsLocations() {
    String search = "highlevel.contact.search";
    assertEquals(List.of(), problems("connection: agency\nlocation: l1\n", search));
    assertEquals(List.of(), problems("connection: agency\nlocations: [l1, l2]\n", search));
    assertEquals(List.of(), problems("connection: agency\nlocations: installed\n", search));
    assertEquals(List.of(), problems("connection: agency\n", "highlevel.snapshot.list"));
  }

  @Test
  void aLocationsOperationWantsALocation() {
    only(
        "connection: agency\n",
        "highlevel.contact.search",
        "r.yaml:3:3",
        "location: ID",
        "installed");
  }

  @Test
  void aConnectionOfOneLocationHasNoOthersAndNoAgencysToken() {
    only(
        "connection: one\nlocation: l2\n",
        "highlevel.contact.search",
        "r.yaml:2:11",
        "leave it out");
    only("connection: one\n", "highlevel.snapshot.list", "r.yaml:3:3", "company");
  }

  @Test
  void aKeyOpensNoLocation() {
    only("connection: key\nlocation: l1\n", "highlevel.contact.search", "r.yaml:2:11", "apps only");
  }

  @Test
  void scopesForTokensAndListsAreAskedFor() {
    List<String> problems =
        problems("connection: lacking\nlocations: installed\n", "highlevel.contact.search");
    assertTrue(problems.stream().anyMatch(one -> one.contains("oauth.write")), problems::toString);
    assertTrue(
        problems.stream().anyMatch(one -> one.contains("oauth.readonly")), problems::toString);
  }

  @Test
  void theListWantsTheApp() {
    only(
        "connection: appless\nlocations: installed\n",
        "highlevel.contact.search",
        "r.yaml:2:12",
        "'app'");
  }

  @Test
  void whatIsNoIdAndNoListIsSaid() {
    only(
        "connection: agency\nlocations: all\n",
        "highlevel.contact.search",
        "r.yaml:2:12",
        "installed");
    assertTrue(
        problems("connection: agency\nlocation: '${{ now }}'\n", "highlevel.contact.search")
            .stream()
            .anyMatch(one -> one.startsWith("r.yaml:2:11") && one.contains("no location's id")));
    only(
        "connection: agency\nlocations: [a, a]\n",
        "highlevel.contact.search",
        "r.yaml:2:16",
        "twice");
    assertTrue(
        problems("connection: agency\nlocation: a\nlocations: [b]\n", "highlevel.contact.search")
            .stream()
            .anyMatch(one -> one.contains("one of them")));
  }
}
