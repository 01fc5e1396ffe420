package dev.pollen.engine.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Identifiers may be numbers beyond what a double holds: not a digit may change on the way. */
class NumbersTest {
  private static final String LONG = "9007199254740993";
  private static final String HUGE = "123456789012345678901234567890";
  private final Trial trial =
      Trial.of(
          "{'long':%s,'huge':%s,'list':[%s,%s],'half':0.5,'int':7,'tiny':1e-7}"
              .formatted(LONG, HUGE, LONG, HUGE));

  @ParameterizedTest
  @CsvSource({
    "record.long, 9007199254740993",
    "record.huge, 123456789012345678901234567890",
    "true ? record.long, 9007199254740993",
    "true ? record.huge, 123456789012345678901234567890",
    "record.list[0], 9007199254740993",
    "record.list[1], 123456789012345678901234567890",
    "$max([record.int]), 7",
    "record.int + 1, 8",
    "record.int / 2, 3.5",
    "record.half * 2, 1",
    "record.half, 0.5",
    "true ? record.half, 0.5",
    "1e3, 1000"
  })
  void numbersKeepTheirDigitsAndTheirKind(String expression, String expected) {
    assertEquals(expected, trial.value(expression).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "record.long & '', 9007199254740993",
    "record.huge & '', 123456789012345678901234567890",
    "$string(record.long), 9007199254740993",
    "$string(record.huge), 123456789012345678901234567890",
    "$join([$string(record.long)]), 9007199254740993",
    "'' & record.half, 0.5"
  })
  void asTextTooTheyAreExact(String expression, String expected) {
    assertEquals(expected, trial.value(expression).textValue());
  }

  @Test
  void templatesPassThemOn() {
    assertEquals(
        Trial.json("{'a':%s,'b':'id %s','c':'%s!','d':'0.0000001'}".formatted(LONG, LONG, HUGE)),
        trial.fill(
            "{'a':'${{ record.long }}','b':'id ${{ record.long }}','c':'${{ record.huge }}!',"
                + "'d':'${{ record.tiny }}${{ missing }}'}"));
  }

  @Test
  void aDivisionByZeroIsAFaultAndNoStrangeNumber() {
    assertEquals(
        "'record.int / 0' Number out of range: \"Infinity\" (see what it is divided by)",
        trial.fault("record.int / 0"));
  }
}
