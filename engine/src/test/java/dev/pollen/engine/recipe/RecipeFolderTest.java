package dev.pollen.engine.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.read.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeFolderTest {
  @TempDir private Path folder;

  private RecipeFolder recipes(Path path) {
    return new RecipeFolder(path, Shop.SETTING, Shop.CONNECTIONS);
  }

  private void write(String name, String words) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, Shop.withSteps("- stop: " + words));
  }

  private static List<String> ids(RecipeSet set) {
    return set.recipes().stream().map(Recipe::id).toList();
  }

  private static List<String> words(RecipeSet set) {
    return set.recipes().stream()
        .map(recipe -> ((Step.Stop) recipe.steps().get(0)).why().written().asText())
        .toList();
  }

  private List<String> problems(RecipeSet set) {
    return set.problems().stream()
        .map(Problem::toString)
        .map(words -> words.replace(folder + "/", ""))
        .toList();
  }

  @Test
  void allRecipesAtAnyDepthAreReadAndNothingElse() throws IOException {
    for (String name : List.of("b.yaml", "a.yml", "deep/er/c.yaml")) {
      write(name, "x");
    }
    for (String name :
        List.of(
            "a.test.yaml",
            "b.test.yml",
            "notes.md",
            ".hidden.yaml",
            ".git/d.yaml",
            "x/.trash/e.yaml")) {
      write(name, "x");
    }
    Files.createDirectories(folder.resolve("folder.yaml"));
    RecipeSet set = recipes(folder).read();
    assertEquals(List.of("a", "b", "c"), ids(set));
    assertEquals(List.of(), set.problems());
  }

  @Test
  void aFolderThatIsItselfHiddenIsReadAllTheSame() throws IOException {
    write(".pollen/a.yaml", "x");
    assertEquals(List.of("a"), ids(recipes(folder.resolve(".pollen")).read()));
  }

  @Test
  void anEditIsTakenUp() throws IOException {
    write("a.yaml", "before");
    RecipeFolder recipes = recipes(folder);
    String version = recipes.read().recipes().get(0).version();
    write("a.yaml", "after");
    RecipeSet set = recipes.read();
    assertEquals(List.of("after"), words(set));
    assertNotEquals(version, set.recipes().get(0).version());
  }

  @Test
  void aBrokenEditLeavesTheLastGoodVersionAndSaysSo() throws IOException {
    write("a.yaml", "good");
    RecipeFolder recipes = recipes(folder);
    recipes.read();
    Files.writeString(folder.resolve("a.yaml"), "trigger: [\n");
    RecipeSet broken = recipes.read();
    assertEquals(List.of("good"), words(broken));
    assertTrue(problems(broken).get(0).startsWith("a.yaml:2:1: error: "), broken::toString);
    write("a.yaml", "mended");
    assertEquals(List.of("mended"), words(recipes.read()));
  }

  @Test
  void anEditThatTheCatalogRefusesLeavesTheLastGoodVersionToo() throws IOException {
    write("a.yaml", "good");
    RecipeFolder recipes = recipes(folder);
    recipes.read();
    write("a.yaml", "${{ unknown.x }}");
    assertEquals(List.of("good"), words(recipes.read()));
  }

  @Test
  void aFileThatWasNeverGoodDoesNotRun() throws IOException {
    write("a.yaml", "${{ unknown.x }}");
    assertEquals(List.of(), ids(recipes(folder).read()));
  }

  @Test
  void aDeletedFileIsGoneEvenIfItWasBrokenLast() throws IOException {
    write("a.yaml", "x");
    write("b.yaml", "x");
    RecipeFolder recipes = recipes(folder);
    recipes.read();
    Files.writeString(folder.resolve("a.yaml"), "broken: [\n");
    recipes.read();
    Files.delete(folder.resolve("a.yaml"));
    RecipeSet set = recipes.read();
    assertEquals(List.of("b"), ids(set));
    assertEquals(List.of(), set.problems());
  }

  @Test
  void twoRecipesWithOneIdAreToldAtTheSecondsIdAndTheFirstRuns() throws IOException {
    write("a.yaml", "first");
    Files.writeString(
        folder.resolve("b.yaml"), "name: B\nid: a\n" + Shop.withSteps("- stop: second"));
    RecipeSet set = recipes(folder).read();
    assertEquals(List.of("first"), words(set));
    assertEquals(
        List.of(
            "b.yaml:2:5: error: recipe id 'a' is taken by a.yaml: give one of the two another 'id:'"
                + " or file name"),
        problems(set));
  }

  @Test
  void filesOfOneNameInTwoFoldersClashToo() throws IOException {
    write("one/welcome.yaml", "first");
    write("two/welcome.yml", "second");
    RecipeSet set = recipes(folder).read();
    assertEquals(List.of("first"), words(set));
    assertEquals(1, set.problems().size());
    assertTrue(problems(set).get(0).startsWith("two/welcome.yml:1:1: error: recipe id 'welcome'"));
  }

  @Test
  void aClashEndsWithTheFileThatCausedIt() throws IOException {
    write("one/a.yaml", "first");
    write("two/a.yaml", "second");
    RecipeFolder recipes = recipes(folder);
    recipes.read();
    Files.delete(folder.resolve("one/a.yaml"));
    RecipeSet set = recipes.read();
    assertEquals(List.of("second"), words(set));
    assertEquals(List.of(), set.problems());
  }

  @Test
  void aMissingFolderSaysWhatToDo() {
    RecipeSet set = recipes(folder.resolve("none")).read();
    assertEquals(
        List.of(
            "none:1:1: error: there is no such folder: create it, or name another with 'recipes:'"
                + " in pollen.yaml"),
        problems(set));
  }

  @Test
  void aFolderThatGoesAwayUnderAProgramTakesNoRecipeWithIt() throws IOException {
    write("in/a.yaml", "kept");
    RecipeFolder recipes = recipes(folder.resolve("in"));
    recipes.read();
    Files.move(folder.resolve("in"), folder.resolve("away"));
    RecipeSet set = recipes.read();
    assertEquals(List.of("kept"), words(set));
    assertEquals(1, set.problems().size());
  }

  @Test
  void aFileThatIsNoTextSaysSoAndLeavesTheLastGoodVersion() throws IOException {
    write("a.yaml", "good");
    RecipeFolder recipes = recipes(folder);
    recipes.read();
    Files.write(
        folder.resolve("a.yaml"), "name: M\u00fcller".getBytes(StandardCharsets.ISO_8859_1));
    RecipeSet set = recipes.read();
    assertEquals(List.of("good"), words(set));
    assertEquals(
        List.of("a.yaml:1:1: error: the file is not UTF-8 text: save it as UTF-8"), problems(set));
  }

  @Test
  void theFingerprintDiffersWhenAFileComesGoesIsWrittenOrReplaced() throws IOException {
    write("a.yaml", "1");
    FileTime written = Files.getLastModifiedTime(folder.resolve("a.yaml"));
    RecipeFolder recipes = recipes(folder);
    String first = recipes.fingerprint();
    assertEquals(first, recipes.fingerprint());
    write("other/a.yaml", "2");
    Files.setLastModifiedTime(folder.resolve("other/a.yaml"), written);
    String second = recipes.fingerprint();
    assertNotEquals(first, second);
    Files.move(
        folder.resolve("other/a.yaml"),
        folder.resolve("a.yaml"),
        StandardCopyOption.REPLACE_EXISTING);
    assertNotEquals(first, recipes.fingerprint(), "replaced by one of the same size and time");
    Files.setLastModifiedTime(folder.resolve("a.yaml"), FileTime.fromMillis(1));
    assertNotEquals(second, recipes.fingerprint());
  }

  @Test
  void theFingerprintHasALineForEachFile() throws IOException {
    write("a.yaml", "1");
    write("b.yaml", "1");
    assertEquals(2, recipes(folder).fingerprint().lines().count());
  }
}
