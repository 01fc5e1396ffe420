package dev.pollen.daemon.cases;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.read.YamlFile;
import org.junit.jupiter.api.Test;

/** Of an object only what is expected counts. */
class LikenessTest {

  private static boolean like(String expected, String actual) {
    return Likeness.of(
        YamlFile.parse("expected", expected).root(), YamlFile.parse("actual", actual).root());
  }

  @Test
  void membersThatNobodyExpectsDoNotMatter() {
    assertTrue(like("{a: 1}", "{a: 1, b: 2}"));
    assertTrue(like("{a: {b: 1}}", "{a: {b: 1, c: 2}, d: 3}"));
    assertFalse(like("{a: 1, b: 2}", "{a: 1}"));
  }

  @Test
  void listsHaveTheSameLengthAndOrder() {
    assertTrue(like("[{a: 1}, x]", "[{a: 1, b: 2}, x]"));
    assertFalse(like("[x]", "[x, y]"));
    assertFalse(like("[x, y]", "[y, x]"));
  }

  @Test
  void numbersAreComparedByValueAndNeverWithText() {
    assertTrue(like("1", "1.0"));
    assertFalse(like("1", "'1'"));
  }

  @Test
  void nullIsAlsoWhatIsNotThere() {
    assertTrue(like("{a: null}", "{b: 1}"));
    assertTrue(like("{a: null}", "{a: null}"));
    assertFalse(like("{a: null}", "{a: 1}"));
  }
}
