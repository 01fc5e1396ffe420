package dev.pollen.engine.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Undefined leaves the key out, null stays null: systems clear a field by null. */
class NullTest {
  private static final String RECORD = "{'none':null,'list':[null,1],'deep':[{'x':null}],'a':1}";
  private final Trial trial = Trial.of(RECORD);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "record.none",
        "null",
        "true ? null : 1",
        "record.a = 1 ? record.none : 2",
        "record.deep[0].x",
        "record.deep.x",
        "record.list[0]",
        "(record.none)",
        "$lookup(record, 'none')",
        "($x := record.none; $x)",
        "record.none ~> function($v){$v}",
        "$table('a', {'a': null}, 'other')"
      })
  void nullStaysNull(String expression) {
    assertTrue(trial.value(expression).isNull(), () -> "was " + trial.value(expression));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "record.missing",
        "record.none.x",
        "missing",
        "record.missing + 1",
        "record.list[5]",
        "[1][5]",
        "$lookup(record, 'no')",
        "false ? 1",
        "record.deep.y",
        "()"
      })
  void undefinedIsMissing(String expression) {
    assertTrue(trial.value(expression).isMissingNode(), () -> "was " + trial.value(expression));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      value = {
        "record.none = null ¦ true",
        "record.missing = null ¦ false",
        "$exists(record.none) ¦ true",
        "$exists(record.missing) ¦ false",
        "$type(record.none) ¦ 'null'",
        "record.none & 'x' ¦ 'nullx'",
        "record.missing & 'x' ¦ 'x'",
        "record.list ¦ [null,1]",
        "[record.none, record.missing] ¦ [null]",
        "{'a': record.none, 'b': record.missing} ¦ {'a':null}",
        "$count(record.list) ¦ 2",
        "$boolean(record.none) ¦ false",
        "record ¦ {'none':null,'list':[null,1],'deep':[{'x':null}],'a':1}"
      })
  void expressionsTellNullFromUndefined(String expression, String expected) {
    assertEquals(Trial.json(expected), trial.value(expression));
  }

  @Test
  void inATemplateUndefinedLeavesTheKeyOutAndNullStays() {
    assertEquals(
        Trial.json("{'b':null,'c':[null],'d':'<> <>','e':{}}"),
        trial.fill(
            "{'a':'${{ record.missing }}','b':'${{ record.none }}','c':['${{ record.missing"
                + " }}','${{ record.none }}'],'d':'<${{ record.none }}> <${{ record.missing"
                + " }}>','e':{'f':'${{ missing }}'}}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"record.none", "record.missing", "record.list[5]", "null", "0 = 1", "''"})
  void neitherIsTrue(String expression) {
    assertEquals(false, trial.test(expression));
  }
}
