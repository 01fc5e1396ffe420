package dev.pollen.engine.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentHashTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"a\":1,\"b\":2};{\"b\":2,\"a\":1}",
        "1;1.0",
        "10;1e1",
        "{\"a\":{\"x\":[1,{\"p\":1,\"q\":2}]}};{\"a\":{\"x\":[1.0,{\"q\":2,\"p\":1}]}}",
      })
  void theSameThingWrittenDifferentlyIsTheSame(String one, String other) throws Exception {
    assertEquals(hash(one), hash(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"a\":1};{\"a\":2}",
        "{\"a\":1};{\"b\":1}",
        "{\"a\":1};{\"a\":\"1\"}",
        "{\"a\":null};{}",
        "[1,2];[2,1]",
        "[[1],2];[1,[2]]",
        "{\"a\":\"b\",\"c\":\"d\"};{\"a\":\"d\",\"c\":\"b\"}",
        "{\"a\":{\"b\":1}};{\"a\":{},\"b\":1}",
        "true;false",
        "\"\";null",
        "1.5;1.6",
        "9007199254740993;9007199254740992",
        "'\"abcd\"';'\"abcde\"'",
      })
  void differentThingsDiffer(String one, String other) throws Exception {
    assertNotEquals(hash(one), hash(other));
  }

  @Test
  void aDecimalIsTheSameHoweverItWasParsed() throws Exception {
    ObjectMapper exact =
        new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    assertEquals(hash("19.99"), ContentHash.of(exact.readTree("19.990"), Ignored.NOTHING));
  }

  @Test
  void ignoredPartsDoNotCount() throws Exception {
    Ignored ignored = Ignored.of(List.of(JsonPointer.compile("/a/b"), JsonPointer.compile("/c")));
    assertEquals(
        ContentHash.of(JSON.readTree("{\"a\":{\"b\":1,\"x\":1},\"c\":1}"), ignored),
        ContentHash.of(JSON.readTree("{\"a\":{\"b\":2,\"x\":1}}"), ignored));
    assertNotEquals(
        ContentHash.of(JSON.readTree("{\"a\":{\"x\":1}}"), ignored),
        ContentHash.of(JSON.readTree("{\"a\":{\"x\":2}}"), ignored));
  }

  private static long hash(String json) throws Exception {
    return ContentHash.of(JSON.readTree(json), Ignored.NOTHING);
  }
}
