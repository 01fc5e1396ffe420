package dev.pollen.engine.mapping;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Evaluates in place, on one record and a fixed instant. */
final class Trial {
  static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

  /** So long that a busy machine never comes near it. */
  static final Duration PATIENT = Duration.ofMinutes(1);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, JsonNode> roots = new HashMap<>();
  private final JsonataEvaluator evaluator;

  private Trial(Duration deadline) {
    evaluator = new JsonataEvaluator(Runnable::run, System::nanoTime, deadline);
  }

  /** Stands beside one evaluation that may take its time. */
  static Watch patient() {
    return new Watch(PATIENT, System::nanoTime);
  }

  static Trial of(String record) {
    return within(PATIENT, record);
  }

  static Trial within(Duration deadline, String record) {
    Trial trial = new Trial(deadline);
    trial.roots.put("record", json(record));
    return trial;
  }

  Trial and(String root, String value) {
    roots.put(root, json(value));
    return this;
  }

  /** JSON written with single quotes. */
  static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  Scope scope() {
    return new Scope(roots, NOW, 7);
  }

  JsonNode value(String expression) {
    return done(evaluator.evaluate(Expression.compile(expression), scope()));
  }

  boolean test(String expression) {
    return done(evaluator.test(Expression.compile(expression), scope()));
  }

  JsonNode fill(String template) {
    return fill(json(template));
  }

  JsonNode fill(JsonNode template) {
    return filled(Template.compile(template));
  }

  JsonNode filled(Template template) {
    return done(evaluator.fill(template, scope()));
  }

  /** What the library gives, whether or not the expression is plain. */
  JsonNode byTheLibrary(String expression) {
    return new Evaluation(Expression.compile(expression), scope(), patient()).value();
  }

  /** The words of the fault that an expression ends in. */
  String fault(String expression) {
    return words(evaluator.evaluate(Expression.compile(expression), scope()));
  }

  String faultOfFilling(String template) {
    return words(evaluator.fill(Template.compile(json(template)), scope()));
  }

  private static <T> T done(Future<T> future) {
    assertTrue(future.isComplete(), "not evaluated in place");
    if (future.failed()) {
      throw new AssertionError(future.cause());
    }
    return future.result();
  }

  private static String words(Future<?> future) {
    assertTrue(future.failed(), () -> "gave " + future.result());
    return assertInstanceOf(ExpressionFault.class, future.cause()).getMessage();
  }
}
