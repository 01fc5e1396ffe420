package dev.pollen.daemon.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.read.Problem;
import dev.pollen.catalog.read.YamlFile;
import dev.pollen.engine.recipe.KnownConnections;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.RecipeFolder;
import dev.pollen.engine.recipe.RecipeReader;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A recipe and its cases, played offline.
 *
 * <p>Whether the recipe's connections exist and may do what it asks is not looked at: a case needs
 * no account. A recipe with {@code mode: dry} is played as it will be when it is live, and one that
 * is switched off as if it were on.
 */
public final class RecipeCases {
  private static final Set<String> OF_ACCOUNTS =
      Set.of("no-connection", "unknown-connection", "wrong-system", "read-only", "scope");

  private final RecipeReader.Setting setting;
  private final ZoneId zone;

  /** {@code zone} is that of recipes that name none. */
  public RecipeCases(RecipeReader.Setting setting, ZoneId zone) {
    this.setting = setting;
    this.zone = zone;
  }

  /** A file's name and what stands in it. */
  public record Text(String file, String text) {}

  /**
   * What came of it.
   *
   * @param results one for each case; none where something does not even read
   */
  public record Played(List<CaseResult> results, List<Problem> problems) {
    public Played {
      results = List.copyOf(results);
      problems = List.copyOf(problems);
    }
  }

  /** Plays all cases of a recipe, one after the other. Blocks. */
  public Played play(Text recipe, Text cases) {
    RecipeReader.Read read =
        RecipeFolder.checked(recipe.file(), recipe.text(), setting, KnownConnections.none());
    CaseFile file = CaseFile.read(cases.file(), cases.text(), setting.catalog());
    List<Problem> problems = new ArrayList<>(errors(read.problems()));
    problems.addAll(file.problems());
    return problems.isEmpty()
        ? new Played(results(live(read), file), problems)
        : new Played(List.of(), problems);
  }

  private static List<Problem> errors(List<Problem> problems) {
    return problems.stream()
        .filter(Problem::isError)
        .filter(problem -> !OF_ACCOUNTS.contains(problem.code()))
        .toList();
  }

  private Recipe live(RecipeReader.Read read) {
    return live(read.sketch().orElseThrow(), setting);
  }

  /** The recipe as it will be when it is live. */
  static Recipe live(Recipe recipe, RecipeReader.Setting setting) {
    if (recipe.live()) {
      return recipe;
    }
    ObjectNode root = YamlFile.parse(recipe.file(), recipe.text()).root().deepCopy();
    root.remove("mode");
    return RecipeReader.read(recipe.file(), root.toString(), setting).sketch().orElseThrow();
  }

  private List<CaseResult> results(Recipe recipe, CaseFile file) {
    try (ScratchStore store = ScratchStore.open()) {
      Stage stage = new Stage(setting, zone, store.journal(), recipe);
      return file.cases().stream().map(one -> result(recipe, file, one, stage.play(one))).toList();
    }
  }

  private static CaseResult result(Recipe recipe, CaseFile file, RecipeCase one, Seen seen) {
    return new CaseResult(
        recipe.id(),
        file.name(),
        file.place(one.pointer() + "/name"),
        one.name(),
        Comparison.of(file, one, seen));
  }
}
