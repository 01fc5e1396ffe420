package dev.pollen.engine;

import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.recipe.Recipe;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Does for each of the accounts that a recipe works for what a person asks of the recipe. */
record EachAccount(RecipeShelf shelf) {

  <T> Future<List<T>> of(String recipe, Function<String, Future<T>> work) {
    return shelf
        .family(recipe)
        .compose(
            all -> {
              List<Future<T>> done = all.stream().map(Recipe::id).map(work).toList();
              return Future.join(done).map(it -> done.stream().map(Future::result).toList());
            });
  }

  /** All recipes at once, if none is named. */
  Future<Void> all(Optional<String> recipe, Function<Optional<String>, Future<Void>> work) {
    return recipe
        .map(name -> of(name, id -> work.apply(Optional.of(id))).<Void>mapEmpty())
        .orElseGet(() -> work.apply(recipe));
  }

  /** How many in all, of two kinds. */
  Future<Integer> sum(
      String recipe,
      Function<String, Future<Integer>> records,
      Function<String, Future<Integer>> runs) {
    return of(recipe, id -> both(records.apply(id), runs.apply(id)))
        .map(counts -> counts.stream().mapToInt(Integer::intValue).sum());
  }

  private static Future<Integer> both(Future<Integer> records, Future<Integer> runs) {
    return Future.all(records, runs).map(done -> records.result() + runs.result());
  }

  /** The newest runs of all of them. */
  Future<List<RunRecord>> runs(Journal journal, RunQuery query) {
    List<String> ids = query.recipe().map(shelf::placed).orElse(List.of());
    return ids.isEmpty() ? journal.runs(query) : newest(journal, query, ids);
  }

  private static Future<List<RunRecord>> newest(
      Journal journal, RunQuery query, List<String> recipes) {
    List<Future<List<RunRecord>>> each =
        recipes.stream()
            .map(id -> new RunQuery(Optional.of(id), query.state(), query.key(), query.limit()))
            .map(journal::runs)
            .toList();
    return Future.all(each)
        .map(
            done ->
                each.stream()
                    .flatMap(one -> one.result().stream())
                    .sorted(Comparator.comparing(RunRecord::since).reversed())
                    .limit(query.limit())
                    .toList());
  }
}
