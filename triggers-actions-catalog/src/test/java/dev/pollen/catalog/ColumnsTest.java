package dev.pollen.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import org.junit.jupiter.api.Test;

class ColumnsTest {
  private static final OperationSpec APPEND =
      CatalogReader.read(CatalogFiles.shipped()).catalog().operation("file.append").orElseThrow();

  @Test
  void aValueThatIsNotThereLeavesItsColumnEmptyAndInItsPlace() throws Exception {
    JsonNode filled = json("{'path':'a.csv','fields':{'id':'1','phone':'+1'}}");
    JsonNode written = json("{'path':'a.csv','fields':{'id':'x','email':'x','phone':'x'}}");
    assertEquals(
        "{\"path\":\"a.csv\",\"fields\":{\"id\":\"1\",\"email\":null,\"phone\":\"+1\"}}",
        Columns.keep(filled, written, APPEND).toString());
  }

  @Test
  void wholeLinesAndFieldsMadeByAnExpressionStayAsTheyAre() throws Exception {
    JsonNode whole = json("{'fields':{'id':'1'}}");
    assertSame(whole, Columns.keep(whole, json("{'fields':{'id':'x'}}"), APPEND));
    assertSame(whole, Columns.keep(whole, json("{'fields':'${{ record }}'}"), APPEND));
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }
}
