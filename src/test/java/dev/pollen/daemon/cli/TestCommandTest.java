package dev.pollen.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code test}: the recipes' own cases. */
class TestCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void aFolderWithOneRecipe() throws IOException {
    Typed.in(folder, "init");
    write(
        "hello.yaml",
        "trigger: { type: manual }\nsteps: [ { action: log.write, with: { message: hi } } ]\n");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve("recipes").resolve(name), text);
  }

  private void message(String expected) throws IOException {
    write(
        "hello.test.yaml",
        "cases:\n- name: greets\n  expect:\n    actions:\n"
            + "    - { action: log.write, with: { message: "
            + expected
            + " } }\n");
  }

  @Test
  void casesThatPassAreOneLine() throws IOException {
    message("hi");
    Typed typed = Typed.in(folder, "test");
    assertEquals(Exit.DONE, typed.code(), typed.err());
    assertEquals("", typed.out());
    assertTrue(typed.err().contains("1 case of 1 recipe played: all is well."), typed.err());
  }

  @Test
  void aDifferenceIsToldWithFileAndLineAndExitsWithOne() throws IOException {
    message("ho");
    Typed typed = Typed.in(folder, "test");
    assertEquals(Exit.PROBLEMS, typed.code());
    assertTrue(
        typed
            .out()
            .contains(
                "hello.test.yaml:5:36: 'greets', actions[0].with.message:"
                    + " expected \"ho\", got \"hi\""),
        typed.out());
  }

  @Test
  void asJsonItIsOneDocument() throws IOException {
    message("ho");
    Typed typed = Typed.in(folder, "test", "recipes/hello.yaml", "--json");
    assertEquals(Exit.PROBLEMS, typed.code());
    JsonNode document = new ObjectMapper().readTree(typed.out());
    assertEquals(1, document.path("failed").asInt(), typed.out());
    JsonNode difference = document.at("/cases/0/differences/0");
    assertEquals(5, difference.path("line").asInt());
    assertEquals("ho", difference.path("expected").asText());
    assertEquals("hi", difference.path("actual").asText());
  }

  @Test
  void aRecipeThatIsNamedAndHasNoCasesIsTold() {
    Typed typed = Typed.in(folder, "test", "recipes/hello.yaml");
    assertEquals(Exit.USAGE, typed.code());
    assertTrue(typed.err().contains("write them into hello.test.yaml"), typed.err());
  }

  @Test
  void casesWhoseRecipeIsGoneAreToldAndTheOthersPlayed() throws IOException {
    message("hi");
    write("gone.test.yaml", "cases: []\n");
    Typed typed = Typed.in(folder, "test");
    assertEquals(Exit.PROBLEMS, typed.code());
    assertTrue(typed.out().contains("there is no recipe gone.yaml beside it"), typed.out());
    assertTrue(typed.err().contains("1 case of 1 recipe played"), typed.err());
  }

  @Test
  void everyCaseIsNamedWhenMoreIsAsked() throws IOException {
    message("hi");
    assertTrue(Typed.in(folder, "test", "-v").out().contains("passed  hello: greets"));
  }
}
