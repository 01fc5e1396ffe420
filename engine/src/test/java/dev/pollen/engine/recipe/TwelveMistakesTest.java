package dev.pollen.engine.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.read.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees who checks a folder in which much is wrong: everything, once, with places. */
class TwelveMistakesTest {
  private static final Pattern SHAPE =
      Pattern.compile("[^:]+\\.ya?ml:[1-9][0-9]*:[1-9][0-9]*: error: .+");

  private static final Pattern WAY_OUT =
      Pattern.compile(
          "did you mean|close it|use one of|write |add |add it|quotes|leave it out|smaller|known"
              + " here|pollen\\.yaml|give one of the two|say what|see what");

  private static final String LEADS =
      """
      conection: acme
      connection: acme
      trigger:
        type: shop.order.lst
        every: 10s
      steps:
        - action: note.write
          with: { mesage: hello, message: hello }
      """;

  private static final String ORDERS =
      """
      connection: acmee
      trigger:
        type: shop.order.list
      filter: record.emial = "x"
      steps:
        - action: shop.tag.add
          with: { orderId: "${{ recrd.id }}", tags: [a], urgent: maybe }
      """;

  private static final String CLEAN =
      """
      id: orders
      connection: acme
      trigger:
        type: shop.order.list
      steps:
        - stop: fine
      """;

  private static final String LATER =
      """
      connection: acme
      trigger:
        type: shop.order.list
      filter: record.total >
      steps:
        - wait: ten minutes
        - acton: note.write
      """;

  @TempDir private Path folder;

  @Test
  void twelveMistakesInAFolderGiveTwelveProblems() throws IOException {
    write("leads.yaml", LEADS);
    write("more/orders.yml", ORDERS);
    write("more/clean.yaml", CLEAN);
    write("open.yaml", "trigger: [\n");
    write("later.yaml", LATER);
    write("notes.txt", "no: recipe");
    write("leads.test.yaml", "no: recipe either");
    List<Problem> problems = read().problems();
    assertEquals(expected(), problems.stream().map(this::place).toList(), problems::toString);
    problems.forEach(TwelveMistakesTest::hasShapeAndWayOut);
  }

  private static List<String> expected() {
    return List.of(
        "later.yaml:4:9 expression",
        "later.yaml:6:11 wrong-type",
        "later.yaml:7:5 step-kind",
        "leads.yaml:1:1 unknown-key",
        "leads.yaml:4:9 unknown-operation",
        "leads.yaml:5:10 out-of-range",
        "leads.yaml:8:13 unknown-input",
        "more/orders.yml:1:13 unknown-connection",
        "more/orders.yml:4:9 unknown-field",
        "more/orders.yml:7:22 unknown-root",
        "more/orders.yml:7:60 wrong-type",
        "open.yaml:2:1 yaml-syntax");
  }

  private String place(Problem problem) {
    Path file = folder.relativize(Path.of(problem.file()));
    return "%s:%d:%d %s".formatted(file, problem.line(), problem.column(), problem.code());
  }

  private static void hasShapeAndWayOut(Problem problem) {
    String words = problem.toString();
    assertTrue(SHAPE.matcher(words).matches(), words);
    assertTrue(WAY_OUT.matcher(problem.message()).find() || isType(problem), words);
  }

  /** What an input must be is itself the way out. */
  private static boolean isType(Problem problem) {
    return problem.message().contains(" must be ");
  }

  @Test
  void whatIsRightRunsBesideWhatIsWrong() throws IOException {
    write("leads.yaml", LEADS);
    write("clean.yaml", CLEAN);
    assertEquals(List.of("orders"), read().recipes().stream().map(Recipe::id).toList());
  }

  @Test
  void theSameFolderTellsTheSameInTheSameOrder() throws IOException {
    write("leads.yaml", LEADS);
    write("later.yaml", LATER);
    List<Problem> first = read().problems();
    assertEquals(first, read().problems());
    assertEquals(new ArrayList<>(first).stream().sorted().toList(), first);
  }

  private RecipeSet read() {
    return new RecipeFolder(folder, Shop.SETTING, Shop.CONNECTIONS).read();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
