package dev.pollen.engine.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pollen.catalog.InputFitter;
import dev.pollen.catalog.OperationSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filled inputs take the shape that the operation declares, and nothing is lost on the way. */
class InputFitterTest {
  private final OperationSpec spec = Shop.CATALOG.operation("shop.tag.add").orElseThrow();

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      value = {
        "{'tags':'a'} ¦ {'tags':['a']}",
        "{'tags':5} ¦ {'tags':['5']}",
        "{'tags':[5,'a',true]} ¦ {'tags':['5','a','true']}",
        "{'orderId':5} ¦ {'orderId':'5'}",
        "{'orderId':9007199254740993} ¦ {'orderId':'9007199254740993'}",
        "{'orderId':12345678901.5} ¦ {'orderId':'12345678901.5'}",
        "{'orderId':true} ¦ {'orderId':'true'}",
        "{'note':{'text':5}} ¦ {'note':{'text':'5'}}",
        "{'lines':{'sku':5}} ¦ {'lines':[{'sku':'5'}]}",
        "{'lines':[{'sku':5,'more':6}]} ¦ {'lines':[{'sku':'5','more':6}]}",
        "{'tags':'a','@place':{'offset':8},'extra':[1]} ¦"
            + " {'tags':['a'],'@place':{'offset':8},'extra':[1]}"
      })
  void whatMisfitsIsFittedAndUnknownKeysStay(String given, String fitted) {
    assertEquals(json(fitted), InputFitter.fit(json(given), spec));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'orderId':'a','tags':['b'],'@place':1}",
        "{'tags':null,'orderId':null}",
        "{'tags':[]}",
        "{'count':'seven','urgent':'no','note':'words'}",
        "{}",
        "'a text'",
        "null",
        "[1]"
      })
  void whatFitsOrCannotBeFittedIsTheSameObject(String given) {
    JsonNode inputs = json(given);
    assertSame(inputs, InputFitter.fit(inputs, spec));
  }

  @Test
  void whatWasGivenIsNotChanged() {
    JsonNode given = json("{'tags':'a','lines':[{'sku':5}]}");
    JsonNode before = given.deepCopy();
    InputFitter.fit(given, spec);
    assertEquals(before, given);
  }
}
