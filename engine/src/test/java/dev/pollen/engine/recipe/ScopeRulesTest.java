package dev.pollen.engine.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions may name what is known where they stand, and nothing else. */
class ScopeRulesTest {

  private static void only(String text, String problem) {
    assertEquals(List.of(problem.strip()), Shop.problems(text));
  }

  private static void none(String text) {
    assertEquals(List.of(), Shop.problems(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      value = {
        "email ¦ 'email' is not known in this expression (did you mean 'record.email'?)",
        "recrd.email ¦ 'recrd' is not known in this expression (did you mean 'record'?)",
        "qqqqqqqq ¦ 'qqqqqqqq' is not known in this expression (known here: now, recipe,"
            + " record, run, steps, trigger, vars; text goes in quotes)",
        "record.emial ¦ a record of shop.order.list has no field 'emial' (did you mean"
            + " 'email'?)",
        "record.customer.nam ¦ a record of shop.order.list under 'customer' has no field 'nam'"
            + " (did you mean 'name'?)",
        "record.lines.skuu ¦ a record of shop.order.list under 'lines' has no field 'skuu'"
            + " (did you mean 'sku'?)",
        "record.qqqqqq ¦ a record of shop.order.list has no field 'qqqqqq' (it has id, email,"
            + " total, customer, lines)",
        "steps.nothing.x ¦ no step before this one has the id 'nothing' (give an earlier step"
            + " 'id: nothing')",
        "$lowercse(record.email) ¦ there is no function '$lowercse' (did you mean"
            + " '$lowercase'?)",
        "$match(record.email, /(?=a)/) ¦ /(?=a)/ uses '(?=', which cannot be matched in linear"
            + " time (look-around, back-references and the like): write it without"
      })
  void expressionsMayNameOnlyWhatIsKnown(String expression, String problem) {
    String text = Shop.withSteps("- stop: x") + "filter: '" + expression.strip() + "'\n";
    only(text, "r.yaml:6:9: error: " + problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "record.lines.(sku & \"x\")",
        "record.lines[sku = \"a\"].sku",
        "$count(record.lines^(sku)) > 0",
        "record.lines.$uppercase(sku)",
        "$exists(record.customer.name) and now > trigger.at and run.id != vars.x",
        "record.customer.$keys($)",
        "$replace(record.email, /[\"/*]/, \"\") != recipe.id"
      })
  void namesInsideAStepOfAPathAreNotRoots(String expression) {
    none(Shop.withSteps("- stop: x") + "filter: '" + expression + "'\n");
  }

  @Test
  void aStepSeesOnlyTheStepsBeforeIt() {
    String first =
        """
        - stop: ${{ steps.tag.tags }}
        - id: tag
          action: shop.tag.add
          with: {orderId: a, tags: b}
        """;
    only(
        Shop.withSteps(first),
        "r.yaml:5:11: error: no step before this one has the id 'tag' (give an earlier step 'id:"
            + " tag')");
    String after =
        """
        - id: tag
          action: shop.tag.add
          with: {orderId: a, tags: b}
        - stop: ${{ steps.tag.order.idd }}
        """;
    only(
        Shop.withSteps(after),
        "r.yaml:8:11: error: what step 'tag' gives under 'order' has no field 'idd' (did you mean"
            + " 'id'?)");
  }

  @Test
  void whatALoopDoesIsKnownInsideItOnly() {
    String loop =
        """
        - for_each: record.lines
          as: line
          steps:
            - {id: n, action: note.write, with: {message: "${{ line.sku }}"}}
            - stop: ${{ steps.n }}
        """;
    none(Shop.withSteps(loop));
    only(
        Shop.withSteps(loop + "- stop: ${{ line.sku }}"),
        "r.yaml:10:11: error: 'line' is not known in this expression (known here: now, recipe,"
            + " record, run, steps, trigger, vars; text goes in quotes)");
    only(
        Shop.withSteps(loop + "- stop: ${{ steps.n }}"),
        "r.yaml:10:11: error: no step before this one has the id 'n' (give an earlier step 'id:"
            + " n')");
  }

  @Test
  void aTransformSeesItsValueAndNothingElseDoes() {
    none(Shop.withSteps("- map: [{from: record.email, to: a, transform: $lowercase(value)}]"));
    List<String> told = Shop.problems(Shop.withSteps("- stop: ${{ value }}"));
    assertTrue(told.get(0).contains("'value' is not known in this expression"), told::toString);
  }

  @Test
  void aTriggersInputsKnowOnlyTheClockAndTheRecipe() {
    String text = Shop.withSteps("- stop: x");
    none(text.replace("steps:", "  with: {since: '${{ now }} ${{ recipe.id }}'}\nsteps:"));
    only(
        text.replace("steps:", "  with: {since: '${{ record.id }}'}\nsteps:"),
        "r.yaml:4:17: error: 'record' is not known in a trigger's inputs: only now and recipe are");
  }
}
