package dev.pollen.engine.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Regular expressions take time linear to the text, wherever JSONata lets them stand. */
class LinearRegexTest {
  private static final Duration HANG = Duration.ofSeconds(60);
  private final Trial trial =
      Trial.of(
          "{'bad':'%s!','name':'Ann Lee','csv':'a, b;c','mail':'ann@example.com'}"
              .formatted("a".repeat(5_000)));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$contains(record.bad, /(a+)+b/)",
        "$exists($match(record.bad, /(a|aa)+b/))",
        "$replace(record.bad, /(a*)*b/, '') != record.bad",
        "$count($split(record.bad, /(a+)+b/)) > 1",
        "$exists(record.bad ~> /(a+)+b/)",
        "$exists(/(a+)+b/(record.bad))",
        "$count($filter([record.bad], /(a+)+b/)) > 0",
        "($r := /(a+)+b/; $contains(record.bad, $r))",
        "($contains := function($a, $b){ $exists($a ~> $b) }; $contains(record.bad, /(a+)+b/))"
      })
  void aCatastrophicPatternEndsAtOnceBecauseItIsLinear(String expression) {
    assertFalse(assertTimeoutPreemptively(HANG, () -> trial.test(expression)));
  }

  @Test
  void manyLooksAtALongTextEndByTheDeadline() {
    Trial hurried = Trial.within(Duration.ofMillis(300), "{}");
    String expression = "$replace($pad('', 1000000, 'a'), /a[^b]*b|a/, 'x')";
    String words = assertTimeoutPreemptively(HANG, () -> hurried.fault(expression));
    assertTrue(words.contains("takes longer than 300 ms"), words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      value = {
        "(?=a)b       ¦ (?=",
        "(?<!a)b      ¦ (?<!a)b",
        "(a)\\1       ¦ \\1",
        "a++          ¦ ++"
      })
  void whatCannotBeLinearSaysSoAndNamesThePart(String pattern, String part) {
    String words = refused("$contains(record.name, /%s/)".formatted(pattern.strip()));
    assertEquals(
        "/%s/ uses '%s', which cannot be matched in linear time (look-around, back-references and the like): write it without"
            .formatted(pattern.strip(), part),
        words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((a{100}){100}){100}",
        "((a{1000}){1000}){1000}",
        "(?:(?:a|bb|ccc){1,1000}x){1,99}[a-z]{1,500}"
      })
  void aPatternThatUnfoldsEndlesslyIsRefused(String pattern) {
    String words =
        assertTimeoutPreemptively(HANG, () -> refused("$match('', /%s/)".formatted(pattern)));
    assertTrue(words.contains("is too large: repeat less"), words);
  }

  @Test
  void aLargePatternOnALongTextIsRefused() {
    String words = trial.fault("$contains($pad('', 1000000, 'a'), /(?:[a-z]{1,90}x){1,50}/)");
    assertTrue(words.contains("takes too long: shorten one of the two"), words);
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
        "$contains(record.name, /lee/i) ¦ true",
        "$contains(record.name, /lee/) ¦ false",
        "$contains(record.name, 'Lee') ¦ true",
        "record.name.$contains('Lee') ¦ true",
        "record.name.$contains(/^ann/i) ¦ true",
        "$contains('a/b', /a\\/b/) ¦ true",
        "$contains('x\\ny', /^y/m) ¦ true",
        "$contains('x\\ny', /^y/) ¦ false",
        "$match(record.name, /(\\w)(\\w*)/) ¦"
            + " [{'match':'Ann','index':0,'groups':['A','nn']},{'match':'Lee','index':4,'groups':['L','ee']}]",
        "$match(record.name, /n+/) ¦ {'match':'nn','index':1,'groups':[]}",
        "$match(record.name, /[a-z]+/, 1).match ¦ 'nn'",
        "$match(record.name, /(x)|L/).groups ¦ ['']",
        "$replace(record.name, /(\\w+) (\\w+)/, '$2, $1') ¦ 'Lee, Ann'",
        "$replace(record.name, /n/, '$$', 1) ¦ 'A$n Lee'",
        "$replace(record.name, /(n)/, '[$12]') ¦ 'A[n2][n2] Lee'",
        "$replace(record.name, /n/, '[$3]') ¦ 'A[][] Lee'",
        "$replace(record.name, /e/, '$x') ¦ 'Ann L$x$x'",
        "$replace('a.b.c', '.', '$1', 1) ¦ 'a$1b.c'",
        "$replace('a.b.c', '.', '') ¦ 'abc'",
        "$replace(record.name, /\\w+/, function($m){ $uppercase($m.match) }) ¦ 'ANN LEE'",
        "$split(record.csv, /[,;] ?/) ¦ ['a','b','c']",
        "$split(record.csv, /[,;] ?/, 2) ¦ ['a','b']",
        "$split('abc', /x/) ¦ ['abc']",
        "$split('a,b,', ',') ¦ ['a','b','']",
        "$split('a,b,c', ',', 2) ¦ ['a','b']",
        "$split('a,b,', /,/) ¦ ['a','b','']",
        "$filter(['ab','cd'], /a/) ¦ 'ab'",
        "('xay' ~> /a/).index ¦ 1",
        "record.mail ~> $contains(/@/) ¦ true",
        "$match('aaa', /a*?/, 2).match ¦ ['','']",
        "6 / 2 / 3 ¦ 1",
        "$count($split('1/2', '/')) ¦ 2",
        "$replace('it\"s', /[\"']/, '-') ¦ 'it-s'"
      })
  void theyMeanWhatJsonatasMean(String expression, String expected) {
    assertEquals(Trial.json(expected), trial.value(expression));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$contains(record.no, /a/)",
        "$contains(null, 'a')",
        "$match(record.no, /a/)",
        "$match('b', /a/)",
        "$replace(record.no, /a/, '')",
        "$split(record.no, /a/)"
      })
  void nothingStaysNothing(String expression) {
    assertTrue(trial.value(expression).isMissingNode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      value = {
        "$match('a', $uppercase) ¦ $match takes a regular expression such as /a+/",
        "$match('a', /a/, -1) ¦ $match takes a limit of 0 or more",
        "$replace('a', '', 'b') ¦ $replace cannot look for an empty text",
        "$replace('a', 'a', function($m){ 'b' }) ¦ only with a regular expression",
        "$replace('a', /a/, function($m){ 1 }) ¦ must give a text"
      })
  void wrongUseIsAFaultWithAWayOut(String expression, String words) {
    String fault = trial.fault(expression);
    assertTrue(fault.contains(words), fault);
  }
}
