package dev.pollen.engine.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      value = {
        "record. ¦ does not parse at character",
        "record.a = ¦ does not parse at character",
        "(record.a ¦ (close what is open)",
        "'open ¦ (close the quote)",
        "record.`open ¦ (close the back-quote)",
        "record.a record.b ¦ does not parse at character",
        "$eval('1') ¦ '$eval' is not allowed in expressions: it runs text as code",
        "($e := $eval; $e('1')) ¦ '$eval' is not allowed in expressions",
        "$match(record.a, /\"/) & $eval('1') ¦ '$eval' is not allowed in expressions",
        "$upperCase(record.a) ¦ there is no function '$upperCase' (did you mean '$uppercase'?)",
        "$frobnicate(1) ¦ Pollen's own are $dateIn, $e164, $field, $nameCase, $table; others are JSONata's"
      })
  void whatDoesNotCompileNamesTheRuleAndTheWayOut(String expression, String words) {
    String message = refused(expression.strip());
    assertTrue(message.contains(words), message);
  }

  @Test
  void anEmptyExpressionSaysWhatOneLooksLike() {
    assertEquals("the expression is empty: write a value such as record.email", refused("  "));
  }

  private static String refused(String expression) {
    return assertThrows(IllegalArgumentException.class, () -> Expression.compile(expression))
        .getMessage();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      value = {
        "record.name + 1 ¦ 'record.name + 1' The left side of the \"+\" operator must evaluate to a"
            + " number (make a number of a text with $number(…))",
        "record.name < 5 ¦ (compare like with like, by $number(…) or $string(…))",
        "$number(record.name) ¦ 'For input string: \"Ann\"'",
        "$uppercase(5) ¦ (see what the function takes, and whether a value is null)",
        "record.name() ¦ (functions begin with '$')",
        "$error('no way') ¦ no way",
        "{1: 2} ¦ make a text of the key with $string(…)"
      })
  void aFaultNamesTheExpressionWhatIsWrongAndTheWayOut(String expression, String words) {
    String fault = Trial.of("{'name':'Ann'}").fault(expression.strip());
    assertTrue(fault.startsWith("'" + expression.strip() + "' "), fault);
    assertTrue(fault.contains(words.replace("'For", "For").replace("\"'", "\"")), fault);
  }

  @Test
  void aFaultShowsNoWholeDocument() {
    Trial trial = Trial.of("{'secret':'" + "s".repeat(5_000) + "'}");
    String fault = trial.fault("record.secret < 5 and '" + "x".repeat(5_000) + "' = ''");
    assertTrue(fault.length() < 700, fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      value = {
        "record.a & foo.b ¦ foo record",
        "record.items[price > 2].(price * count) ¦ record",
        "record.items.$sum(price) ¦ record",
        "$sum(record.items.price) + total ¦ record total",
        "record.items^(>price).name ¦ record",
        "record.items{ kind: $count(name) } ¦ record",
        "$map(record.items, function($i){ $i.name }) ¦ record",
        "record ~> |items|{'seen': x}| ¦ record",
        "$trim(record.`First Name`) & `other root`.x ¦ other root record",
        "[record.a, other] ¦ other record",
        "{'a': record.b, 'c': other} ¦ other record",
        "record.x ? yes : no ¦ no record yes",
        "'quoted.name' & \"it's\" & record.a ¦ record",
        "$match(record.a, /['\"] other/) ¦ record",
        "record.a /* other.b */ & vars.x ¦ record vars",
        "record.and.or.in ¦ record",
        "record.a and true or null in vars ¦ record vars",
        "$x := 1 ¦ ~~",
        "record.*.x + record.**.y ¦ record",
        "record.items@$i.(x) ¦ record",
        "λ($v){ $v }(record.a) ¦ record"
      })
  void rootsAreOnlyTheNamesThatBeginAtTheTop(String expression, String roots) {
    String found = String.join(" ", new TreeSet<>(Words.roots(expression.strip())));
    assertEquals(roots, found);
  }

  @Test
  void pathsGoAsFarAsNamesFollowNames() {
    assertEquals(
        List.of(List.of("record", "a", "b c"), List.of("steps", "find"), List.of("vars", "x")),
        Expression.compile("record.a.`b c` & steps.find[0].x & vars . x").paths());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "record.a /* a comment */",
        "/* first */ record.a + 1",
        "$contains(record.a, /x/) /* c */",
        "record.a ~> /x/",
        "record.* / 2",
        "($f := function($x){ $x }; $f(1))",
        "$map(record.a, λ($v, $i){ $v })",
        "record.items.{'a': $string(b)}"
      })
  void whatIsJsonataCompiles(String expression) {
    assertEquals(expression, Expression.compile("  " + expression + "\n").text());
  }

  @Test
  void theSameExpressionMayBeEvaluatedByManyThreads() throws InterruptedException {
    Expression shared = Expression.compile("$uppercase(record.name) & $replace('x', /x/, 'y')");
    List<String> wrong = new java.util.concurrent.CopyOnWriteArrayList<>();
    List<Thread> threads = new java.util.ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String name = "n" + i;
      Scope scope = Trial.of("{'name':'" + name + "'}").scope();
      threads.add(
          new Thread(
              () -> repeat(shared, scope, name.toUpperCase(java.util.Locale.ROOT) + "y", wrong)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(List.of(), wrong);
  }

  private static void repeat(Expression shared, Scope scope, String expected, List<String> wrong) {
    for (int i = 0; i < 300; i++) {
      String value = new Evaluation(shared, scope, Trial.patient()).value().asText();
      if (!value.equals(expected)) {
        wrong.add(value);
      }
    }
  }
}
