package dev.pollen.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code init}, {@code templates}, {@code new}, {@code catalog}, {@code schema}. */
class MakingCommandsTest {
  @TempDir Path folder;

  @Test
  void initMakesAFolderToBeginWith() throws IOException {
    Typed typed = Typed.in(folder, "init", "mine");
    assertEquals(Exit.DONE, typed.code(), typed.err());
    assertTrue(Files.isDirectory(folder.resolve("mine/recipes")));
    assertTrue(Files.readString(folder.resolve("mine/.gitignore")).contains("data/"));
    assertTrue(typed.err().contains("cd mine"), typed.err());
  }

  @Test
  void initLeavesWhatExistsAsItIs() throws IOException {
    Files.writeString(folder.resolve("pollen.yaml"), "zone: UTC\n");
    Typed typed = Typed.in(folder, "init");
    assertEquals("zone: UTC\n", Files.readString(folder.resolve("pollen.yaml")));
    assertTrue(typed.out().contains("kept"), typed.out());
  }

  @Test
  void aTemplateIsCopiedSwitchedOff() throws IOException {
    Typed.in(folder, "init");
    Typed typed =
        Typed.in(folder, "new", "hello", "--from", "welcome-new-lead", "--connection", "mine");
    assertEquals(Exit.DONE, typed.code(), typed.err());
    String text = Files.readString(folder.resolve("recipes/hello.yaml"));
    assertTrue(text.contains("enabled: false"));
    assertTrue(text.contains("connection: mine"));
  }

  @Test
  void anExistingRecipeIsNotOverwritten() {
    Typed.in(folder, "init");
    Typed.in(folder, "new", "hello", "--from", "welcome-new-lead");
    Typed again = Typed.in(folder, "new", "hello", "--from", "won-opportunity-notify");
    assertEquals(Exit.USAGE, again.code());
    assertTrue(again.err().contains("exists already"), again.err());
  }

  @Test
  void anUnknownTemplateSuggestsTheNearest() {
    Typed.in(folder, "init");
    Typed typed = Typed.in(folder, "new", "hello", "--from", "welcme-new-lead");
    assertEquals(Exit.USAGE, typed.code());
    assertTrue(typed.err().contains("did you mean 'welcome-new-lead'?"), typed.err());
  }

  @Test
  void theCatalogIsOneJsonArrayOnStandardOutput() throws IOException {
    JsonNode list = new ObjectMapper().readTree(Typed.in(folder, "catalog", "--json").out());
    assertTrue(list.isArray());
    for (JsonNode each : list) {
      for (String key :
          new String[] {
            "key", "system", "category", "kind", "title", "method", "path", "scopes", "effect"
          }) {
        assertTrue(each.has(key), each.path("key") + " has no " + key);
      }
    }
  }

  @Test
  void theCatalogCanBeNarrowed() throws IOException {
    Typed typed = Typed.in(folder, "catalog", "contact_note", "--kind", "trigger", "--json");
    JsonNode list = new ObjectMapper().readTree(typed.out());
    assertEquals(2, list.size(), typed.out());
  }

  @Test
  void anUnknownOperationSuggestsTheNearest() {
    Typed typed = Typed.in(folder, "catalog", "show", "highlevel.contact.serch");
    assertEquals(Exit.USAGE, typed.code());
    assertTrue(typed.err().contains("did you mean 'highlevel.contact.search'?"), typed.err());
  }

  @Test
  void everySchemaIsOneJsonDocument() throws IOException {
    for (String what : new String[] {"recipe", "system", "operation", "connections", "config"}) {
      Typed typed = Typed.in(folder, "schema", what);
      assertEquals(Exit.DONE, typed.code(), typed.err());
      assertTrue(new ObjectMapper().readTree(typed.out()).has("$schema"), what);
    }
  }
}
