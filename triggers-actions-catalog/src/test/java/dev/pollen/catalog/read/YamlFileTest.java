package dev.pollen.catalog.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFileTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "no",
        "on",
        "off",
        "09:00",
        "12:30:45",
        "2026-01-01",
        "2026-01-01T00:00:00Z",
        "0777",
        "0o17",
        "0x1F",
        "+15550100",
        "1_000",
        ".5",
        ".inf",
        ".nan",
        "y",
        "1.2.3",
        "5m"
      })
  void whatOnlyOldYamlTookForSomethingElseStaysText(String word) {
    assertEquals(word, parse("a: " + word).root().path("a").textValue());
  }

  @ParameterizedTest
  @CsvSource({"7,7", "-3,-3", "0,0", "1.5,1.5", "1e3,1000.0", "true,true", "False,false", "~,null"})
  void plainWordsAreTyped(String word, String json) {
    assertEquals(json, parse("a: " + word).root().path("a").toString());
  }

  @Test
  void largeNumbersKeepEveryDigit() {
    YamlFile file = parse("a: 123456789012345678901234567890\nb: 0.12345678901234567890\nc: 1e500");
    assertEquals(
        new BigInteger("123456789012345678901234567890"), file.root().path("a").bigIntegerValue());
    assertEquals(new BigDecimal("0.12345678901234567890"), file.root().path("b").decimalValue());
    assertEquals(new BigDecimal("1e500"), file.root().path("c").decimalValue());
  }

  @Test
  void anExplicitTagOrQuotesMakeText() {
    YamlFile file = parse("a: !!str 5\nb: '5'\nc: \"true\"");
    assertEquals("{\"a\":\"5\",\"b\":\"5\",\"c\":\"true\"}", file.root().toString());
    assertEquals(List.of(), file.problems());
  }

  @Test
  void everyKeyAndValueHasAPlaceByPointer() {
    YamlFile file = parse("steps:\n  - action: x\n    a/b: {m~n: 1}\n");
    assertEquals(new Place(2, 13), file.place("/steps/0/action"));
    assertEquals(new Place(2, 5), file.keyPlace("/steps/0/action"));
    assertEquals(new Place(3, 16), file.place("/steps/0/a~1b/m~0n"));
    assertEquals(new Place(2, 5), file.place("/steps/0/missing"));
    assertEquals(new Place(1, 1), file.place(""));
  }

  @Test
  void aKeyTwiceIsAProblemThatNamesBothPlaces() {
    assertEquals(
        List.of(
            "f.yaml:2:1: error: the key 'a' stands here and at line 1, column 1 (keep one of"
                + " them)"),
        words("a: 1\na: 2\n"));
  }

  @Test
  void allProblemsOfAFileThatParsesComeAtOnce() {
    assertEquals(
        List.of("duplicate-key", "yaml-key", "yaml-tag", "many-documents"),
        parse("a: 1\na: 2\n? [x]\n: 1\nb: !odd 1\n---\nc: 1\n").problems().stream()
            .map(Problem::code)
            .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a:\\n\\tb: 1         | 2:1 | indent with spaces",
        "a: b: c               | 1:5 | quote a text",
        "a: @home              | 1:4 | put the value in quotes",
        "a: 'open              | 1:4 | add the closing quote",
        "a: {b: 1              | 1:9 | close it",
        "a: {b: ${{ x }} }     | 1:9 | quote expressions",
        "a: 1\\n   b: 2        | 2:5 | indentation",
        "a: 1\\nword           | 2:5 | ': '",
        "a: 1\\n- b            | 2:1 | '- '",
        "a: *none              | 1:4 | define it",
        "a: 1\\7           | 1:5 | remove it",
      })
  void aSyntaxErrorIsOneProblemWithItsPlaceAndAWayOut(String text, String place, String out) {
    List<String> words = words(text.translateEscapes());
    assertEquals(1, words.size(), words::toString);
    assertTrue(words.get(0).startsWith("f.yaml:" + place + ": error: "), words.get(0));
    assertTrue(words.get(0).contains(out), words.get(0));
  }

  @Test
  void aliasesAreResolvedAndMultiplyingOnesAreBounded() {
    assertEquals("[{\"x\":1},{\"x\":1}]", parse("[&a {x: 1}, *a]").root().toString());
    StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 10; i++) {
      String one = "*a" + (i - 1);
      bomb.append(
          "a%d: &a%d [%s]\n".formatted(i, i, String.join(",", List.of(one, one, one, one))));
      bomb.append("b%d: [%s]\n".formatted(i, String.join(",", List.of(one, one, one, one))));
    }
    assertEquals("yaml-alias", parse(bomb.toString()).problems().get(0).code());
    assertEquals("yaml-alias", parse("a: &a [*a]").problems().get(0).code());
  }

  @Test
  void depthIsBounded() {
    assertEquals(
        "f.yaml:1:1: error: lists and objects are nested too deeply (at most 100 levels)",
        words("[".repeat(200) + "]".repeat(200)).get(0));
  }

  @Test
  void anEmptyFileHasNoProblemAndNoRoot() {
    assertTrue(parse("# nothing\n").root().isMissingNode());
    assertEquals(List.of(), words("# nothing\n"));
  }

  private static YamlFile parse(String text) {
    return YamlFile.parse("f.yaml", text);
  }

  private static List<String> words(String text) {
    return parse(text).problems().stream().map(Problem::toString).toList();
  }
}
