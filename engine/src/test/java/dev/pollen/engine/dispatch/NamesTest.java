package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names in the inputs of steps: which id is sent, what is refused, and what a replay does. */
class NamesTest {
  private static final String SALES =
      "{'id':'1001','name':'Sales','key':'acme.sales','stages':[{'id':'2001','name':'New'},{'id':'2002','name':'Won'}]}";
  private static final String RENEWALS =
      "{'id':'1002','name':'Renewals','stages':[{'id':'2003','name':'New'}]}";

  private final Bench bench = new Bench(catalog());

  private static Catalog catalog() {
    try {
      Path folder = Path.of(NamesTest.class.getResource("/names").toURI());
      CatalogReader.Loaded loaded = CatalogReader.read(CatalogFiles.folder(folder));
      assertEquals(List.of(), loaded.problems());
      return loaded.catalog();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void start() {
    lists(SALES, RENEWALS);
    bench.start();
  }

  private void lists(String... records) {
    bench.acme.pages(List.of(List.of(records).stream().map(Bench::json).toList()));
  }

  private RunId put(String with) {
    bench.recipe("a", "steps: [ { action: acme.put, with: %s } ]".formatted(with));
    return ran();
  }

  private RunId ran() {
    RunId run = bench.run("a", "k");
    bench.seconds(5);
    return run;
  }

  private JsonNode sent() {
    List<Acme.Call> calls = bench.acme.calls("acme.put");
    return calls.get(calls.size() - 1).input();
  }

  private int lookUps() {
    return bench.acme.calls("acme.list").size();
  }

  private void refused(RunId run, String... words) {
    assertEquals(RunState.FAILED, bench.state(run));
    String why = bench.record(run).why();
    List.of(words).forEach(word -> assertTrue(why.contains(word), why));
    assertEquals(List.of(), bench.acme.calls("acme.put"));
  }

  @Test
  void aNameBecomesTheIdThatTheSystemListsForIt() {
    assertEquals(RunState.DONE, bench.state(put("{ pipeline: Sales }")));
    assertEquals("1001", sent().path("pipeline").asText());
  }

  @Test
  void theIntentHoldsTheId() {
    RunId run = put("{ pipeline: Sales }");
    JsonNode noted = bench.record(run).intents().get("steps[0]").input();
    assertEquals("1001", noted.path("pipeline").asText());
  }

  @Test
  void anIdByItsLooksIsSentWithoutLooking() {
    put("{ pipeline: '7777' }");
    assertEquals("7777", sent().path("pipeline").asText());
    assertEquals(0, lookUps());
  }

  @Test
  void anIdOfUnusualLooksIsFoundInTheList() {
    lists("{'id':'odd one','name':'Sales'}");
    put("{ pipeline: odd one }");
    assertEquals("odd one", sent().path("pipeline").asText());
  }

  @Test
  void capitalsDoNotMatterUnlessTheyTellTwoApart() {
    put("{ pipeline: sALES }");
    assertEquals("1001", sent().path("pipeline").asText());
    lists(SALES, "{'id':'1009','name':'SALES'}");
    bench.run(Duration.ofMinutes(11));
    put("{ pipeline: SALES }");
    assertEquals("1009", sent().path("pipeline").asText());
  }

  @Test
  void aStageIsOneOfThePipelineGiven() {
    put("{ pipeline: Renewals, stage: New }");
    assertEquals("2003", sent().path("stage").asText());
    put("{ pipeline: '1001', stage: New }");
    assertEquals("2001", sent().path("stage").asText());
    assertEquals(1, lookUps());
  }

  @Test
  void aStageOfNoPipelineIsRefusedIfTwoPipelinesHaveIt() {
    refused(put("{ stage: New }"), "stage", "Sales / New (2001)", "Renewals / New (2003)");
  }

  @Test
  void aStageThatOnlyOnePipelineHasNeedsNoPipeline() {
    put("{ stage: Won }");
    assertEquals("2002", sent().path("stage").asText());
  }

  @Test
  void twoOfOneNameAreRefusedWithTheirIds() {
    lists(SALES, "{'id':'1009','name':'Sales'}");
    refused(put("{ pipeline: Sales }"), "Sales (1001)", "Sales (1009)", "write the id");
  }

  @Test
  void anUnknownNameIsRefusedWithTheNearest() {
    refused(put("{ pipeline: Slaes }"), "has no 'Slaes'", "did you mean Sales (1001)?", "Renewals");
  }

  @Test
  void oneWordWithADigitThatIsNearToNothingMayBeAnIdThatNobodyTold() {
    put("{ pipeline: abc-12 }");
    assertEquals("abc-12", sent().path("pipeline").asText());
  }

  @Test
  void namesInListsAndMappingsBecomeIdsAndWordsStay() {
    put("{ many: [Sales, all of them], customs: { Renewals: 5, sales: [1, 2] } }");
    assertEquals(
        Bench.json(
            "{'many':['1001','all of them'],'customs':[{'id':'1002','value':5},{'id':'1001','value':[1,2]}]}"),
        sent());
  }

  @Test
  void aKeyCountsWithAndWithoutWhatStandsBeforeItsDot() {
    put("{ customs: { acme.sales: 1 } }");
    assertEquals("1001", sent().at("/customs/0/id").asText());
  }

  @Test
  void moreThanTheVendorTakesIsNotSent() {
    refused(put("{ many: ['1', '2', '3'] }"), "at most 2 items, not 3");
  }

  @Test
  void aListIsReadOnceForAllAndAgainWhenItIsOld() {
    bench.recipe("a", "steps: [ { action: acme.put, with: { pipeline: Sales } } ]");
    bench.run("a", "one");
    bench.run("a", "two");
    bench.seconds(5);
    ran();
    assertEquals(3, bench.acme.calls("acme.put").size());
    assertEquals(1, lookUps());
    bench.run(Duration.ofMinutes(11));
    ran();
    assertEquals(2, lookUps());
  }

  @Test
  void aNewNameIsLookedForOnceMoreBeforeItIsRefused() {
    put("{ pipeline: Sales }");
    lists("{'id':'1001','name':'Deals'}", RENEWALS);
    put("{ pipeline: Deals }");
    assertEquals("1001", sent().path("pipeline").asText());
    assertEquals(2, lookUps());
    RunId gone = put("{ pipeline: Nobody }");
    assertEquals(RunState.FAILED, bench.state(gone));
    assertEquals(3, lookUps());
  }

  @Test
  void aLookUpThatIsThrottledIsTriedAgainLater() {
    bench.acme.answer("acme.list", Answer.throttled(Duration.ofSeconds(3)));
    RunId run = put("{ pipeline: Sales }");
    bench.seconds(120);
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals(2, lookUps());
  }

  @Test
  void aLookUpThatIsRefusedFailsTheRunAndLeavesNoDoubt() {
    bench.acme.always("acme.list", Answer.refused());
    refused(put("{ pipeline: Sales }"), "acme.put", "422");
    bench.acme.always("acme.list", Answer.done("{}"));
    assertEquals(RunState.DONE, bench.state(put("{ pipeline: Sales }")));
  }

  @Test
  void aLookUpWhoseAnswerIsUnknownIsOnlyARead() {
    bench.acme.answer("acme.list", Answer.unknown());
    bench.recipe("a", "steps: [ { action: acme.post, with: { pipeline: Sales } } ]");
    RunId run = ran();
    bench.seconds(120);
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals(1, bench.acme.calls("acme.post").size());
  }

  @Test
  void aRepeatAfterACrashSendsTheIdThatWasNoted() {
    bench.acme.answer("acme.put", Answer.silence());
    RunId run = put("{ pipeline: Sales }");
    bench.kill();
    lists("{'id':'1009','name':'Sales'}");
    bench.start().seconds(5);
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals("1001", sent().path("pipeline").asText());
    assertEquals(1, lookUps());
  }

  @Test
  void aReplayTakesTheIdsThatWereRecordedForASearch() {
    bench.recipe(
        "a",
        """
        steps:
          - for_each: { from: acme.find, with: { pipeline: Sales } }
            as: one
            steps: [ { action: acme.put, with: { id: "${{ one.id }}" } } ]
        """);
    bench.acme.pages(List.of(List.of(Bench.json(SALES)), List.of(Bench.json(RENEWALS))));
    bench.acme.answer("acme.put", Answer.silence());
    RunId run = ran();
    bench.kill();
    lists("{'id':'1009','name':'Sales'}");
    bench.start();
    bench.acme.pages(List.of(List.of(Bench.json(SALES)), List.of(Bench.json(RENEWALS))));
    bench.seconds(5);
    assertEquals(RunState.DONE, bench.state(run));
    assertEquals(
        List.of("1001", "1001"),
        bench.acme.calls("acme.find").stream()
            .map(c -> c.input().path("pipeline").asText())
            .toList());
  }

  @Test
  void fieldsOfARecordAreReadByName() {
    bench.recipe(
        "a",
        """
        filter: $field(record, "sales") > 3
        steps:
          - { action: acme.put, with: { id: "${{ $string($field(record, 'Sales')) }}" } }
        """);
    RunId run =
        bench.run("a", "k", "{'customs':[{'id':'1002','value':1},{'id':'1001','value':4}]}");
    bench.seconds(5);
    assertEquals(RunState.DONE, bench.state(run), bench.record(run).why());
    assertEquals("4", sent().path("id").asText());
    RunId without = bench.run("a", "l", "{'customs':[]}");
    bench.seconds(5);
    assertEquals(RunState.STOPPED, bench.state(without));
    assertEquals(1, lookUps());
  }

  @Test
  void onlyTheFieldsThatARecipeNamesAreRecorded() {
    bench.recipe(
        "a", "steps: [ { action: acme.put, with: { id: '${{ $field(record, \"Sales\") }}' } } ]");
    RunId run = bench.run("a", "k", "{'customs':[{'id':'1001','value':'x'}]}");
    bench.seconds(5);
    JsonNode names = bench.record(run).reads().get("fields").path("names");
    assertEquals(
        List.of("1001"),
        StreamSupport.stream(names.spliterator(), false).map(n -> n.path("id").asText()).toList());
  }

  @Test
  void aFieldThatNobodyHasIsRefusedWithTheNearest() {
    bench.recipe("a", "filter: $field(record, 'Slaes') = 1\nsteps: [ { action: acme.put } ]");
    refused(ran(), "$field", "did you mean Sales (1001)?");
  }
}
