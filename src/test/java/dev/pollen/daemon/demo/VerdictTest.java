package dev.pollen.daemon.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verdict on a ledger in which all went well, and on what can go wrong with it. */
class VerdictTest {
  private static final String LEDGER =
      """
      {"operations": {
        "highlevel.contact_tag.add": {"records": {
          "ada": [{"times": 1, "body": {"tags": ["welcome"]}},
                  {"times": 2, "body": {"tags": ["details-changed"]}}]}},
        "highlevel.contact_note.create": {"records": {"ada": [{"times": 1, "body": {}}]}},
        "highlevel.contact_task.create": {"records": {
          "ada": [{"times": 1, "body": {"n": 1}}, {"times": 1, "body": {"n": 2}}]}},
        "sink.won": {"records": {"deal": [{"times": 1, "body": {"id": "deal"}}]}}},
       "changes": {
        "contact.added": {"ada": [{"fields": {"email": "a@b.example"}}],
                          "ben": [{"fields": {"phone": "+12025550143"}}]},
        "contact.details": {"ada": [{"fields": {"phone": "1"}}, {"fields": {"phone": "2"}}]},
        "contact.moved": {"ben": [{"fields": {"city": "Rome"}}]},
        "opportunity.won": {"deal": [{"fields": {"status": "won"}}]}}}
      """;
  private static final Set<String> BEFORE = Set.of("eve", "pia");

  @TempDir Path exports;
  private JsonNode ledger;

  @BeforeEach
  void allIsWell() throws IOException {
    ledger = new ObjectMapper().readTree(LEDGER);
    export("id,firstName", "eve,Eve", "pia,Pia", "ben,Ben");
  }

  private void export(String... lines) throws IOException {
    Files.write(exports.resolve("contacts-2026-03-02.csv"), List.of(lines));
  }

  private ObjectNode at(String path) {
    return (ObjectNode) ledger.at(path);
  }

  private ObjectNode records(String operation) {
    return at("/operations/" + operation + "/records");
  }

  private void assertVerdict(int lost, int duplicated) throws IOException {
    assertEquals(new Verdict(lost, duplicated), Verdict.of(ledger, BEFORE, exports));
  }

  @Test
  void nothingIsMissedWhereAllCameAsOftenAsItWasDue() throws IOException {
    assertVerdict(0, 0);
  }

  @Test
  void aDeliveryThatDidNotComeIsLost() throws IOException {
    records("sink.won").removeAll();
    assertVerdict(1, 0);
    records("highlevel.contact_note.create").removeAll();
    assertVerdict(2, 0);
  }

  @Test
  void ofTwoThatAreDueOneAloneIsOneLost() throws IOException {
    at("/operations/highlevel.contact_tag.add/records/ada/1").put("times", 1);
    assertVerdict(1, 0);
  }

  @Test
  void theSameDeliveryAgainIsADuplicate() throws IOException {
    at("/operations/sink.won/records/deal/0").put("times", 3);
    assertVerdict(0, 2);
  }

  @Test
  void aSecondDeliveryInOtherWordsIsADuplicateToo() throws IOException {
    records("highlevel.contact_note.create")
        .withArray("/ada")
        .addObject()
        .put("times", 1)
        .putObject("body")
        .put("body", "other words");
    assertVerdict(0, 1);
  }

  @Test
  void aDeliveryThatNothingAskedForIsADuplicate() throws IOException {
    JsonNode welcome = ledger.at("/operations/highlevel.contact_tag.add/records/ada/0");
    records("highlevel.contact_tag.add").putArray("ben").add(welcome);
    assertVerdict(0, 1);
  }

  @Test
  void oneLostDoesNotMakeUpForOneTooMany() throws IOException {
    JsonNode note = records("highlevel.contact_note.create").remove("ada");
    records("highlevel.contact_note.create").set("ben", note);
    assertVerdict(1, 1);
  }

  @Test
  void whoIsTwiceInTheExportIsADuplicateAlsoWhoCameMeanwhile() throws IOException {
    export("id,firstName", "eve,Eve", "pia,Pia", "eve,Eve", "ben,Ben", "ben,Ben");
    assertVerdict(0, 2);
    Files.write(exports.resolve("contacts-2026-03-03.csv"), List.of("id,firstName", "pia,Pia"));
    assertVerdict(0, 3);
  }

  @Test
  void whoWasThereBeforeAndIsNotInTheExportIsLost() throws IOException {
    export("id,firstName", "eve,Eve", "", "pi");
    assertVerdict(1, 0);
    Files.delete(exports.resolve("contacts-2026-03-02.csv"));
    assertVerdict(2, 0);
    Files.delete(exports);
    assertVerdict(2, 0);
  }

  @Test
  void theResultIsGoodOnlyIfAllIsSettledAndNothingFailed() {
    assertTrue(new DemoResult(counted(0), 0, 0, true).good());
    assertFalse(new DemoResult(counted(1), 0, 0, true).good());
    assertFalse(new DemoResult(counted(0), 1, 0, true).good());
    assertFalse(new DemoResult(counted(0), 0, 1, true).good());
    assertFalse(new DemoResult(counted(0), 0, 0, false).good());
  }

  private static Snapshot counted(int failed) {
    return new Snapshot(1, 1, 1, 1, failed, 0, List.of());
  }
}
