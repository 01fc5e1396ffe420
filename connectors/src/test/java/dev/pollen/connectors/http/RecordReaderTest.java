package dev.pollen.connectors.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.RecordShape.Form;
import dev.pollen.connectors.kit.Specs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordReaderTest {

  private static RecordShape shape(Form form, String... places) {
    return new RecordShape(
        form, Specs.pointers(places), List.of(), List.of(), List.of(), List.of());
  }

  private static Optional<List<JsonNode>> read(Form form, String reply) {
    return RecordReader.read(Specs.json(reply), shape(form, "/it"));
  }

  private static Optional<List<JsonNode>> records(String... records) {
    return Optional.of(List.of(records).stream().map(Specs::json).toList());
  }

  @Test
  void theFirstPlaceThatFitsHoldsTheRecords() {
    assertEquals(
        records("{'id':9}"),
        RecordReader.read(
            Specs.json("{'data':{'items':[{'id':9}]}}"),
            shape(Form.LIST, "/things", "/data", "/data/items")));
  }

  @Test
  void anObjectIsOneRecord() {
    assertEquals(records("{'a':1}"), read(Form.OBJECT, "{'it':{'a':1}}"));
  }

  @Test
  void anObjectThatIsNullIsNoRecord() {
    assertEquals(records(), read(Form.OBJECT, "{'it':null}"));
  }

  @Test
  void whereAListOrAnObjectMayStandAnObjectIsOneRecord() {
    assertEquals(records("{'a':1}"), read(Form.LIST_OR_OBJECT, "{'it':{'a':1}}"));
  }

  @Test
  void whereAListOrAnObjectMayStandAListHoldsRecords() {
    assertEquals(
        records("{'a':1}", "{'a':2}"), read(Form.LIST_OR_OBJECT, "{'it':[{'a':1},{'a':2}]}"));
  }

  @Test
  void whereNeitherAListNorAnObjectStandsTheFaultSaysSo() {
    assertEquals(Optional.empty(), read(Form.LIST_OR_OBJECT, "{'it':'a'}"));
    assertEquals(
        "no list or object of records at /it",
        RecordReader.expected(shape(Form.LIST_OR_OBJECT, "/it")));
  }

  @Test
  void theMembersOfAMapAreRecordsWithTheirKeys() {
    assertEquals(
        records("{'key':'a','n':1}", "{'key':'b','value':[2]}"),
        read(Form.MAP, "{'it':{'a':{'n':1},'b':[2]}}"));
  }

  @Test
  void aMemberThatIsIgnoredIsNoRecord() {
    RecordShape shape =
        new RecordShape(
            Form.MAP,
            List.of(),
            Specs.pointers("/key"),
            List.of(),
            List.of(),
            Specs.pointers("/traceId"));
    assertEquals(
        records("{'key':'a','n':1}"),
        RecordReader.read(Specs.json("{'a':{'n':1},'traceId':'x'}"), shape));
  }

  @Test
  void aTruthValueIsOneRecord() {
    assertEquals(records("{'value':false}"), read(Form.BOOLEAN, "{'it':false}"));
  }
}
