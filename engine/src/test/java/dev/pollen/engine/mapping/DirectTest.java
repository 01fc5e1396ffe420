package dev.pollen.engine.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain expressions skip the library, so they must give what it gives, on every kind of data. */
class DirectTest {
  private static final List<String> RECORDS =
      List.of(
          "{'id':'a','name':{'first':'Ann','last':'Lee'},'age':41,'ok':true,'none':null}",
          "{'id':9007199254740993,'name':'Ann','age':1.5,'ok':false,'none':[]}",
          "{'id':'','name':{},'age':0,'ok':[true],'none':{'x':null}}",
          "{'id':['a','b'],'name':[{'first':'A'},{'first':'B'}],'age':-3,'ok':'yes'}",
          "{'id':[],'name':[{'first':'A'}],'age':[[1,2],[3]],'ok':[null,1]}",
          "{'id':1e21,'name':[[{'first':'A'}]],'age':123456789012345678901234567890,'ok':[null]}",
          "{'first name':'quoted','in':'a word','id':{'id':{'id':'deep'}},'none':'\\u0000'}",
          "{}",
          "'a text'",
          "null",
          "[1,2]",
          "[{'id':1},{'id':2}]",
          "7");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "record",
        "record.id",
        "record.name",
        "record.name.first",
        "record.name.first.x",
        "record.age",
        "record.ok",
        "record.none",
        "record.none.x",
        "record.missing",
        "record.id.id.id",
        "record.`first name`",
        "vars.x",
        "nothing.at.all",
        "'text'",
        "\"text\"",
        "''",
        "'a' & 'b'",
        "record.id & ''",
        "record.name.first & ' ' & record.name.last",
        "record.age & record.ok & record.none & record.missing",
        "record.none & '-' & record.none.x",
        " record.id  &  'x' "
      })
  void aPlainExpressionGivesWhatJsonataGives(String expression) {
    for (String record : RECORDS) {
      Trial trial = Trial.of(record);
      Optional<JsonNode> direct =
          Expression.compile(expression).direct().orElseThrow().evaluate(trial.scope().roots());
      JsonNode library = trial.byTheLibrary(expression);
      direct.ifPresent(value -> assertEquals(library, value, expression + " on " + record));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "record.name.first",
        "record.name.first & ' ' & record.name.last",
        "record.age & ''",
        "record.missing"
      })
  void ordinaryRecordsNeedNoLibrary(String expression) {
    Scope scope = Trial.of(RECORDS.get(0)).scope();
    Direct direct = Expression.compile(expression).direct().orElseThrow();
    assertTrue(direct.evaluate(scope.roots()).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "record.age + 1",
        "record.items[0]",
        "record.a = 'x'",
        "$uppercase(record.id)",
        "record.*",
        "not record",
        "null",
        "true",
        "record.a-b",
        "'it\\'s'",
        "1",
        "record.id & 1",
        "record.id &"
      })
  void whatIsMoreThanPlainIsLeftToJsonata(String expression) {
    assertFalse(Direct.parse(expression).isPresent());
  }

  @Test
  void rootsAreTheFirstNamesOfPaths() {
    Expression expression = Expression.compile("record.a & vars.b & 'c' & record.d");
    assertEquals(Set.of("record", "vars"), expression.roots());
  }

  @Test
  void aTextTooLongToJoinIsLeftToJsonataWhichRefusesIt() {
    Trial trial = Trial.of("{'x':'" + "x".repeat(Bounds.TEXT) + "'}");
    String words = trial.fault("record.x & record.x");
    assertEquals(
        "'record.x & record.x' makes a text longer than 1,000,000 characters: shorten it", words);
  }
}
