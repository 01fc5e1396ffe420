package dev.pollen.engine.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a recipe says, an expression ends: with a value, or with a fault that says why. */
class BoundsTest {
  /** Not a measure: only so that a hang fails the build instead of stopping it. */
  private static final Duration HANG = Duration.ofSeconds(60);

  private static final Duration SHORT = Duration.ofMillis(300);
  private final Trial trial = Trial.of("{'x':'%s','list':[1,2,3]}".formatted("a".repeat(2000)));

  private String fault(String expression) {
    return assertTimeoutPreemptively(HANG, () -> trial.fault(expression));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "($f := function(){ $f() }; $f())",
        "[1, ($f := function(){ $f() }; $f())]",
        "{'a': 1, 'b': ($f := function(){ $f() }; $f())}",
        "true and ($f := function(){ $f() }; $f())",
        "$map([1..100000], function($i){ $map([1..100000], function($j){ $i * $j }) })",
        "[1, 2, [1..50000][$ in [1..50000]]]",
        "$sort([1..100000], function($a, $b){ $sum([1..1000]) < $b })"
      })
  void whatNeverEndsEndsByItsDeadline(String expression) {
    Trial hurried = Trial.within(SHORT, "{}");
    String words = assertTimeoutPreemptively(HANG, () -> hurried.fault(expression));
    assertTrue(words.contains("takes longer than 300 ms: simplify it"), words);
    assertTrue(words.startsWith("'" + expression + "'"), words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "($f := function($n){ 1 + $f($n + 1) }; $f(0))",
        "($f := function($n){ [$n, $f($n + 1)] }; $f(0))",
        "($f := function($n){ {'a': 1, 'b': $f($n + 1)} }; $f(0))"
      })
  void whatCallsItselfForEverEndsByItsDepth(String expression) {
    assertTrue(fault(expression).contains("calls itself more than 200 steps deep"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "($f := function($s, $n){ $n = 0 ? $s : $f($s & $s, $n - 1) }; $f('a', 60))",
        "$pad('a', 2000000000)",
        "$pad('a', -1000001)",
        "$join([record.x, record.x, record.x], $pad('', 500000, 'b'))",
        "$replace($pad('', 2000, 'a'), 'a', record.x)",
        "$replace($pad('', 2000, 'a'), /a/, record.x)"
      })
  void aTextThatGrowsEndsByItsLength(String expression) {
    String words = fault(expression);
    assertTrue(words.contains("makes a text longer than 1,000,000 characters"), words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1..9999999]",
        "$sum([1..9999999])",
        "$split($pad('', 200000, 'a'), '')",
        "$map([1..100001], function($i){ $i })"
      })
  void aListThatGrowsEndsByItsItems(String expression) {
    assertTrue(fault(expression).contains("makes a list of more than 100,000 items: narrow it"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "($f := function($x, $n){ $n = 0 ? $x : $f([[$x], [$x]], $n - 1) }; $f(1, 60))",
        "($f := function($x, $n){ $n = 0 ? $x : $f({'a': $x, 'b': $x}, $n - 1) }; $f(1, 60))",
        "($t := $pad('', 900000); $string([1..1000].{'t': $t}))"
      })
  void aValueThatDoublesEndsByItsSize(String expression) {
    String words = fault(expression);
    assertTrue(words.contains("makes a value of more than 10,000,000 characters"), words);
  }

  @Test
  void aResultOfTooManyValuesIsRefused() {
    String words = fault("[1..800].{'a': [1..700]}");
    assertTrue(words.contains("makes more than 500000 values: narrow it"), words);
  }

  @Test
  void memoryThatIsOnlyPassingIsBoundedToo() {
    String words =
        assertTimeoutPreemptively(
            HANG,
            () ->
                Trial.of("{}").fault("$count([1..100000].$length($pad('', 900000, $string($))))"));
    assertTrue(
        words.contains("makes more than 20,000,000 characters on the way: narrow it"), words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$round(1.5, 2000000000)",
        "$round(1.5, -2000000000)",
        "$toMillis($pad('', 60, '1') & 'x', '[Y][M][D][H][m][s][f][Y][M][D][H][m][s][f]')",
        "$toMillis($pad('', 100000, '1'), '[Y]')"
      })
  void aFunctionThatTheLibraryLeavesUnboundedIsBounded(String expression) {
    assertTrue(fault(expression).matches("(?s).*(takes at most|reads stamps of up to).*"));
  }

  @Test
  void listsAndObjectsInsideLambdasDoNotUseUpTheDepth() {
    String pairs = "$count($map([1..1000], function($i){ [$i, {'a': $i, 'b': [$i, $i]}] }))";
    assertEquals(1000, Trial.of("{}").value(pairs).intValue());
  }

  @Test
  void ordinaryRecursionIsFarWithinTheBounds() {
    String faculty = "($f := function($n){ $n <= 1 ? 1 : $n * $f($n - 1) }; $f(20))";
    assertEquals(2432902008176640000L, Trial.of("{}").value(faculty).longValue());
  }

  @Test
  void aFunctionIsNoValue() {
    assertEquals("'$sum' gives a function, not a value: call it", fault("$sum"));
  }

  @Test
  void aFaultIsToldByItsOwnExpressionNotByTheTemplatesFirst() {
    String words =
        trial.faultOfFilling("{'a':'${{ 1 + 1 }}','b':'${{ $pad(record.x, 9999999) }}'}");
    assertTrue(words.startsWith("'$pad(record.x, 9999999)' "), words);
  }

  @Test
  void aTemplateOfPlainPathsIsBoundedOnTheLoopToo() {
    Trial large = Trial.of("{'x':'" + "x".repeat(Bounds.TEXT) + "'}");
    String words = large.faultOfFilling("{'a':'${{ record.x }}${{ record.x }}'}");
    assertTrue(words.contains("makes a text longer than 1,000,000 characters"), words);
  }

  @Test
  void anExpressionOfAbsurdLengthOrNestingDoesNotCompile() {
    assertTrue(refused("1" + "+1".repeat(10_000)).contains("longer than 20,000 characters"));
    assertTrue(refused("(".repeat(9_000) + ")".repeat(9_000)).contains("nests too deeply"));
  }

  private static String refused(String expression) {
    return assertThrows(IllegalArgumentException.class, () -> Expression.compile(expression))
        .getMessage();
  }
}
