package dev.pollen.engine.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain expressions never leave the loop, others never stay on it. */
class JsonataEvaluatorTest {
  private final Deque<Runnable> pool = new ArrayDeque<>();
  private final JsonataEvaluator evaluator = new JsonataEvaluator(pool::add);
  private final Scope scope = Trial.of("{'name':'Ann','n':5,'list':[1],'none':null}").scope();

  private static Expression expression(String text) {
    return Expression.compile(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"record.name", "record.name & '!'", "record.missing", "'text'"})
  void aPlainExpressionIsEvaluatedWhereItIsAsked(String text) {
    assertTrue(evaluator.evaluate(expression(text), scope).succeeded());
    assertTrue(evaluator.test(expression(text), scope).succeeded());
    assertTrue(pool.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"record.n + 1", "record.list", "$now()", "record.name = 'Ann'"})
  void anyOtherWaitsForThePool(String text) {
    Future<JsonNode> value = evaluator.evaluate(expression(text), scope);
    assertFalse(value.isComplete());
    pool.remove().run();
    assertTrue(value.succeeded());
  }

  @Test
  void aTemplateGoesToThePoolOnceHoweverManyHolesNeedIt() {
    Template template =
        Template.compile(Trial.json("{'a':'${{ record.n + 1 }}','b':'${{ record.n + 2 }}'}"));
    Future<JsonNode> filled = evaluator.fill(template, scope);
    assertEquals(1, pool.size());
    pool.remove().run();
    assertEquals(Trial.json("{'a':6,'b':7}"), filled.result());
  }

  @Test
  void aFullPoolIsAFaultNotAWait() {
    JsonataEvaluator full =
        new JsonataEvaluator(
            work -> {
              throw new RejectedExecutionException("full");
            });
    Future<JsonNode> refused = full.evaluate(expression("record.n + 1"), scope);
    String words = assertInstanceOf(ExpressionFault.class, refused.cause()).getMessage();
    assertEquals("too many expressions wait to be evaluated: try again", words);
  }

  @Test
  void thePoolsOwnThreadsEvaluateAndEndWithIt() throws Exception {
    try (ExpressionPool threads = new ExpressionPool(2)) {
      Future<String> name =
          new JsonataEvaluator(threads)
              .evaluate(expression("record.n + 1"), scope)
              .map(value -> value + " on " + Thread.currentThread().getName());
      String words = name.toCompletionStage().toCompletableFuture().get();
      assertTrue(words.startsWith("6"), words);
    }
  }

  @Test
  void whatOneEvaluationKeepsInVariablesIsUnknownToTheNext() {
    Trial trial = Trial.of("{'id':'secret'}");
    Expression twice = Expression.compile("[$exists($kept), $kept := record.id][0]");
    for (int i = 0; i < 3; i++) {
      assertEquals(
          false, new Evaluation(twice, trial.scope(), Trial.patient()).value().asBoolean());
      assertTrue(trial.value("$kept & record.no").asText().isEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      value = {
        "record.name ¦ true",
        "record.missing ¦ false",
        "record.none ¦ false",
        "'' ¦ false",
        "record.n ¦ true",
        "record.n - 5 ¦ false",
        "record.list ¦ true",
        "[] ¦ false",
        "[0, ''] ¦ false",
        "{} ¦ false",
        "record ¦ true",
        "record.n > 4 and record.name ¦ true",
        "not ¦ false"
      })
  void truthIsJsonatas(String text, boolean truth) {
    Trial trial = Trial.of("{'name':'Ann','n':5,'list':[1],'none':null}");
    assertEquals(truth, trial.test(text.strip()));
  }
}
