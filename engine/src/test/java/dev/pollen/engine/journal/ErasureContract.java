package dev.pollen.engine.journal;

import static dev.pollen.engine.contract.JournalSamples.AT;
import static dev.pollen.engine.contract.JournalSamples.FEED;
import static dev.pollen.engine.contract.JournalSamples.SUBSCRIPTION;
import static dev.pollen.engine.contract.JournalSamples.await;
import static dev.pollen.engine.contract.JournalSamples.done;
import static dev.pollen.engine.contract.JournalSamples.entry;
import static dev.pollen.engine.contract.JournalSamples.intended;
import static dev.pollen.engine.contract.JournalSamples.logged;
import static dev.pollen.engine.contract.JournalSamples.made;
import static dev.pollen.engine.contract.JournalSamples.moved;
import static dev.pollen.engine.contract.JournalSamples.recipe;
import static dev.pollen.engine.contract.JournalSamples.record;
import static dev.pollen.engine.contract.JournalSamples.run;
import static dev.pollen.engine.contract.JournalSamples.subscription;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.Journal.Tally;
import dev.pollen.engine.journal.Traces.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store forgets of a person, and what it keeps. */
abstract class ErasureContract {
  static final String ADDRESS = "ada@example.com";
  private static final Instant THEN = AT.plusSeconds(60);
  private static final RunQuery ALL =
      new RunQuery(Optional.empty(), Optional.empty(), Optional.empty(), 100);

  private final Person ada = new Person(List.of(ADDRESS));
  private final Witnessed witnessed = new Witnessed();
  private SqlJournal journal;

  /** A journal on an empty store, or the same once more. */
  protected abstract SqlJournal open();

  @BeforeEach
  void begin() {
    journal = open();
    write(logged(FEED, 1, 6), new Change.SubscriptionPut(subscription(SUBSCRIPTION, FEED, 0)));
    write(new Change.Logged(FEED, AT, List.of(hers(7), entry(8))));
    write(made(1, 6), runOfHers(7));
  }

  final void write(Change... changes) {
    await(journal.write(List.of(changes)));
  }

  final SqlJournal journal() {
    return journal;
  }

  private static JsonNode herRecord(long number) {
    return ((ObjectNode) record(number)).put("email", "Ada@Example.com");
  }

  private static LogEntry hers(long number) {
    LogEntry any = entry(number);
    return new LogEntry(
        number, any.key(), true, Set.of(), any.created(), any.changed(), herRecord(number));
  }

  private static Change.RunsMade runOfHers(long number) {
    Change.Made one = new Change.Made(number, "k" + number, herRecord(number));
    return new Change.RunsMade(SUBSCRIPTION, number, FEED, "welcome", "v1", List.of(one), AT);
  }

  /** A call that names her, by a run of somebody else's record. */
  private static Change.Intended naming(long number) {
    JsonNode input = JsonNodeFactory.instance.objectNode().put("to", "Ada <" + ADDRESS + ">");
    return new Change.Intended(
        run(number), new Intent("steps[0]", 1, "sandbox.mail.send", input, AT), List.of());
  }

  final Traces traces() {
    witnessed.runs.clear();
    return await(journal.erasure().traces(ada, witnessed));
  }

  final Erased erase() {
    return await(journal.erasure().erase(traces(), THEN));
  }

  private RunRecord theRun(long number) {
    return await(journal.run(run(number))).orElseThrow();
  }

  @Test
  void aDoneRunOfHersIsEmptiedAndStaysInTheHistory() {
    await(journal.write(done(7)));
    await(journal.write(done(3)));
    write(new Change.Claimed(run(7), "steps[0]", new Claim("acme", "note", "n-7", false), AT));
    Traces found = traces();
    assertEquals(List.of(new Trace(run(7), "welcome", RunState.DONE, true)), found.runs());
    assertEquals(1, found.entries());
    assertEquals(Set.of("k7"), found.knownAs());
    assertEquals(List.of(run(7)), witnessed.runs);
    assertEquals(new Erased(1, 1, 1), erase());
    RunRecord left = theRun(7);
    assertEquals(RunState.DONE, left.state());
    assertEquals("forgotten at " + THEN, left.why());
    assertTrue(left.record().isMissingNode());
    assertEquals(0, left.intents().size() + left.outcomes().size() + left.reads().size());
    assertEquals("sandbox.tag.add", left.attempts().get(0).operation());
    assertEquals(record(3), theRun(3).record());
    assertEquals(1, theRun(3).intents().size());
    assertTrue(traces().none());
  }

  @Test
  void whatIsLeftGoesByAHashThatLeadsBackWhoeverKnowsTheKey() {
    await(journal.write(done(7)));
    erase();
    String alias = Forgotten.alias("k7");
    assertFalse(alias.contains("k7"));
    assertEquals(alias, theRun(7).key());
    RunQuery byKey = new RunQuery(Optional.empty(), Optional.empty(), Optional.of(alias), 9);
    assertEquals(1, await(journal.runs(byKey)).size());
    assertEquals(Optional.of(THEN), Forgotten.when(await(journal.notes()), "k7"));
    assertTrue(await(journal.find(FEED, "k7")).isEmpty());
    assertTrue(await(journal.find(FEED, alias)).orElseThrow().entry().forgotten());
  }

  @Test
  void theLogKeepsItsNumbersAndEverybodyElse() {
    erase();
    List<LogEntry> log = await(journal.log(FEED, 5, 9, 1 << 20));
    assertEquals(List.of(6L, 7L, 8L), log.stream().map(LogEntry::number).toList());
    assertEquals(record(8), log.get(2).record());
    write(logged(FEED, 9, 9));
  }

  @Test
  void aRunThatCanStillGoOnIsNotTouched() {
    write(intended(7, "steps[0]", 1), moved(7, RunState.IN_DOUBT));
    Traces found = traces();
    assertEquals(List.of(run(7)), found.toEnd().stream().map(Trace::id).toList());
    erase();
    assertEquals(herRecord(7), theRun(7).record());
    write(moved(7, RunState.DROPPED));
    erase();
    assertTrue(theRun(7).record().isMissingNode());
    assertTrue(traces().none());
  }

  @Test
  void othersRunsThatNameHerAreEmptiedOnceTheyAreOver() {
    write(naming(2), moved(2, RunState.FAILED));
    assertEquals(List.of(run(2)), traces().inUse().stream().map(Trace::id).toList());
    erase();
    assertEquals(1, theRun(2).intents().size());
    write(moved(2, RunState.DROPPED));
    erase();
    assertEquals(0, theRun(2).intents().size());
    assertEquals(record(2), await(journal.log(FEED, 1, 1, 1 << 20)).get(0).record());
  }

  @Test
  void everyRunIsCountedAsBefore() {
    await(journal.write(done(7)));
    write(moved(1, RunState.FAILED));
    traces();
    Set<Tally> before = Set.copyOf(await(journal.tallies()));
    erase();
    assertEquals(before, Set.copyOf(await(journal.tallies())));
    assertEquals(7, await(journal.runs(ALL)).size());
  }

  @Test
  void whatIsErasedStaysErasedThroughARestart() {
    await(journal.write(done(7)));
    erase();
    await(journal.crash());
    journal = open();
    assertTrue(traces().none());
    assertEquals("forgotten at " + THEN, theRun(7).why());
    write(moved(4, RunState.FAILED));
  }

  @Test
  void whatWasClaimedForHerStaysClaimed() {
    await(journal.write(done(7)));
    write(new Change.Claimed(run(7), "steps[0]", new Claim("acme", "note", "n-7", false), AT));
    erase();
    assertEquals(run(7), await(journal.claims("acme", "note", Set.of("n-7"))).get(0).run());
  }

  @Test
  void theOneRecordOfAFeedIsHersOnlyWhileItNamesHer() {
    LogEntry others =
        new LogEntry(9, "only", true, Set.of(), Optional.empty(), Optional.empty(), record(9));
    LogEntry hers =
        new LogEntry(
            10, "only", false, Set.of(), Optional.empty(), Optional.empty(), herRecord(10));
    write(new Change.Logged(FEED, AT, List.of(others, hers)));
    assertEquals(2, traces().entries());
    assertEquals(Set.of("k7"), traces().knownAs());
    erase();
    List<LogEntry> log = await(journal.log(FEED, 8, 9, 1 << 20));
    assertEquals(record(9), log.get(0).record());
    assertTrue(log.get(1).forgotten());
  }

  @Test
  void recipesThatNameHerAreTold() {
    RecipeRow naming = new RecipeRow("r", "v1", "R", "r.yaml", "filter: record.to = \"" + ADDRESS);
    write(new Change.RecipePut(recipe("v1")), new Change.RecipePut(naming));
    assertEquals(List.of(naming), traces().recipes());
  }

  private static final class Witnessed implements Traces.Witness {
    private final List<RunId> runs = new ArrayList<>();

    @Override
    public void record(JsonNode record) {
      assertEquals("Ada@Example.com", record.path("email").asText());
    }

    @Override
    public void run(RunRecord run, boolean own) {
      runs.add(run.id());
    }
  }
}
