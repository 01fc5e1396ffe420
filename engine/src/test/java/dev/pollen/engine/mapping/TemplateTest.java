package dev.pollen.engine.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
  private final Trial trial =
      Trial.of("{'id':'c1','age':41,'ok':true,'tags':['a','b'],'one':['x'],'name':{'first':'Ann'}}")
          .and("vars", "{'list':[{'n':1},{'n':2}],'half':2.5}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '~',
      value = {
        "'${{ record.age }}' ¦ 41",
        "'${{record.ok}}' ¦ true",
        "'${{ record.tags }}' ¦ ['a','b']",
        "'${{ record.one }}' ¦ ['x']",
        "'${{ record.name }}' ¦ {'first':'Ann'}",
        "'${{ record.age + 1 }}' ¦ 42",
        "'${{ {\\'a\\': {\\'b\\': record.age}} }}' ¦ {'a':{'b':41}}",
        "'${{ vars.list.n }}' ¦ [1,2]",
        "' ${{ record.age }}' ¦ ' 41'",
        "'Hello ${{ record.name.first }}, ${{ record.age }}!' ¦ 'Hello Ann, 41!'",
        "'${{ record.id }}${{ record.id }}' ¦ 'c1c1'",
        "'tags: ${{ record.tags }}' ¦ 'tags: [\\'a\\',\\'b\\']'",
        "'${{ vars.half }} and ${{ record.ok }}' ¦ '2.5 and true'",
        "'no hole } }} { $ {{' ¦ 'no hole } }} { $ {{'",
        "{'a':[{'b':'${{ record.id }}','c':5}]} ¦ {'a':[{'b':'c1','c':5}]}",
        "{'@place':1,'a/b~c':'${{ record.id }}'} ¦ {'@place':1,'a/b~c':'c1'}",
        "[] ¦ []",
        "5 ¦ 5",
        "null ¦ null"
      })
  void oneHoleKeepsItsTypeAndTextWithHolesIsText(String template, String filled) {
    String written = template.replace("\\'", "\u0001").replace("'", "\"").replace("\u0001", "'");
    String expected = filled.replace("\\'", "\\\"");
    assertEquals(Trial.json(expected), fill(written));
  }

  private JsonNode fill(String written) {
    try {
      JsonNode template = new com.fasterxml.jackson.databind.ObjectMapper().readTree(written);
      return trial.fill(template);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(written, e);
    }
  }

  @Test
  void whatHasNoHoleIsSharedNotCopied() {
    JsonNode written = Trial.json("{'a':{'b':[1,2]},'c':'text'}");
    assertSame(written, trial.fill(written));
  }

  @Test
  void holesTellTheirPlaceByJsonPointer() {
    JsonNode written = Trial.json("{'a':['x','${{ record.id }}'],'b/c':{'d~e':'${{ vars.x }} !'}}");
    List<String> places =
        Template.compile(written).holes().stream()
            .map(hole -> hole.pointer() + " " + hole.expression())
            .toList();
    assertEquals(List.of("/a/1 record.id", "/b~1c/d~0e vars.x"), places);
  }

  @Test
  void aBrokenHoleIsToldWithItsPlaceAndWhatIsWrong() {
    JsonNode written = Trial.json("{'a':{'b':'x ${{ record. }} y ${{ record.id }}'}}");
    Template.BadHole bad = assertThrows(Template.BadHole.class, () -> Template.compile(written));
    assertEquals("/a/b", bad.pointer());
    assertTrue(bad.getMessage().startsWith("'record.' does not parse at character"));
  }

  @Test
  void allBrokenHolesAreToldAtOnceAndTheRestStillFills() {
    JsonNode written =
        Trial.json("{'a':'${{ 1 + }}','b':'${{ record.id','c':'${{ }}','d':'${{ record.id }}'}");
    List<String> told = new ArrayList<>();
    Template template =
        Template.compile(written, bad -> told.add(bad.pointer() + " " + bad.getMessage()));
    assertEquals(3, told.size(), told::toString);
    assertTrue(told.get(0).startsWith("/a '1 +' does not parse"), told::toString);
    assertEquals("/b '${{' is never closed: add '}}'", told.get(1));
    assertTrue(told.get(2).startsWith("/c the expression is empty"), told::toString);
    assertEquals(Trial.json("{'b':'','d':'c1'}"), trial.filled(template));
  }

  @Test
  void aTemplateRemembersWhatWasWritten() {
    JsonNode written = JsonNodeFactory.instance.textNode("${{ record.id }}");
    assertEquals(written, Template.compile(written).written());
  }
}
