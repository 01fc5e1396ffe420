package dev.pollen.daemon.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.catalog.read.Place;
import dev.pollen.daemon.config.AlertSettings;
import dev.pollen.daemon.config.AlertSettings.Trouble;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.kit.Disk;
import dev.pollen.engine.kit.MemoryJournal;
import dev.pollen.engine.kit.SimLoop;
import dev.pollen.engine.kit.SimTime;
import dev.pollen.engine.status.Cause;
import dev.pollen.engine.status.EngineStatus;
import dev.pollen.engine.status.RecipeStatus;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told what, and when: on virtual time, with a made-up engine. */
class AlertsTest {
  private final SimTime time = SimTime.inOrder();
  private final SimLoop loop = time.loop();
  private final Disk disk = new Disk();
  private final List<JsonNode> told = new ArrayList<>();
  private final Map<String, Map<RunState, Long>> runs = new TreeMap<>();
  private final List<Cause> causes = new ArrayList<>();
  private Set<Trouble> on = Set.of(Trouble.values());
  private final List<Cause> connections = new ArrayList<>();
  private boolean mute;
  private boolean broken;
  private Alerts alerts;

  @BeforeEach
  void start() {
    AlertSettings settings =
        new AlertSettings(
            Place.START,
            Optional.of("log.write"),
            Optional.empty(),
            JsonNodeFactory.instance.objectNode(),
            on,
            Duration.ofMinutes(15),
            Optional.empty());
    Alerts.Sources sources =
        new Alerts.Sources(
            () -> Future.succeededFuture(status()), List::of, () -> connections, this::tell);
    alerts = new Alerts(loop, new MemoryJournal(disk, loop), settings, sources).start();
  }

  private Future<?> tell(JsonNode record) {
    if (mute) {
      return Future.failedFuture("the journal takes nothing");
    }
    told.add(record);
    return Future.succeededFuture();
  }

  private EngineStatus status() {
    if (broken) {
      throw new IllegalStateException("the engine cannot tell how it is");
    }
    List<RecipeStatus> recipes =
        runs.entrySet().stream().map(e -> recipe(e.getKey(), e.getValue())).toList();
    return new EngineStatus(time.now(), List.of(), recipes, causes);
  }

  private static RecipeStatus recipe(String id, Map<RunState, Long> counts) {
    return new RecipeStatus(
        id, id, id + ".yaml", "manual", "live", "", Optional.empty(), 0, 0, counts);
  }

  private void stand(String recipe, RunState state, long count) {
    runs.computeIfAbsent(recipe, id -> new EnumMap<>(RunState.class)).put(state, count);
  }

  private void minutes(int count) {
    time.run(Duration.ofMinutes(count));
  }

  private String subject(int message) {
    return told.get(message).path("subject").asText();
  }

  @Test
  void theFirstTroubleIsToldAtOnceWithTheWayToSeeIt() {
    stand("welcome", RunState.IN_DOUBT, 1);
    minutes(1);
    String words =
        "recipe 'welcome': 1 run in doubt; see 'pollen runs --recipe welcome --state in_doubt'";
    assertEquals("Pollen: " + words, subject(0));
    assertEquals("in_doubt", told.get(0).at("/causes/0/kind").asText());
  }

  @Test
  void aConnectionThatCannotBeUsedIsToldWithTheWayOut() {
    connections.add(new Cause(Cause.Kind.CONNECTION, "acme restored", "sign acme in again"));
    minutes(60);
    assertEquals(1, told.size());
    assertEquals("Pollen: sign acme in again", subject(0));
    assertEquals("token", told.get(0).at("/causes/0/kind").asText());
  }

  @Test
  void oneCauseIsOneMessageHoweverLongItLasts() {
    stand("welcome", RunState.FAILED, 2);
    minutes(600);
    assertEquals(1, told.size());
  }

  @Test
  void whatComesLaterIsGatheredUntilTheDigestIsDue() {
    stand("a", RunState.FAILED, 1);
    minutes(1);
    stand("b", RunState.FAILED, 1);
    stand("c", RunState.HELD, 1);
    minutes(10);
    assertEquals(1, told.size());
    minutes(10);
    assertEquals("Pollen: 2 things need a look", subject(1));
    assertTrue(told.get(1).path("text").asText().contains("Still so since an earlier message"));
  }

  @Test
  void moreOfTheSameIsToldAgain() {
    stand("a", RunState.FAILED, 1);
    minutes(20);
    stand("a", RunState.FAILED, 5);
    minutes(20);
    assertEquals(2, told.size());
    assertTrue(subject(1).contains("5 runs failed"), subject(1));
  }

  @Test
  void whatIsOverAndComesBackIsToldAgain() {
    causes.add(new Cause(Cause.Kind.FEED, "7", "shared poll 7 is late"));
    minutes(20);
    causes.clear();
    minutes(1);
    causes.add(new Cause(Cause.Kind.FEED, "7", "shared poll 7 is late"));
    minutes(20);
    assertEquals(2, told.size());
  }

  @Test
  void aRestartTellsNothingAgain() {
    stand("a", RunState.FAILED, 1);
    minutes(1);
    alerts.close();
    start();
    minutes(60);
    assertEquals(1, told.size());
  }

  @Test
  void whatCouldNotBeToldIsToldWhenItCan() {
    mute = true;
    stand("a", RunState.FAILED, 1);
    minutes(5);
    mute = false;
    minutes(1);
    assertEquals(1, told.size());
  }

  @Test
  void anEngineThatThrowsSilencesTheAlertsOnlyForThatLook() {
    broken = true;
    stand("a", RunState.FAILED, 1);
    minutes(5);
    broken = false;
    minutes(1);
    assertEquals(1, told.size());
  }

  @Test
  void anAlertAboutAnAlertIsNeverSent() {
    stand(AlertRecipe.ID, RunState.FAILED, 3);
    minutes(60);
    assertEquals(List.of(), told);
  }

  @Test
  void whatIsNotAskedForIsNotTold() {
    alerts.close();
    on = Set.of(Trouble.DISK);
    start();
    stand("a", RunState.FAILED, 1);
    causes.add(new Cause(Cause.Kind.DISK, "", "the store is full"));
    minutes(60);
    assertEquals(1, told.size());
    assertEquals("Pollen: the store is full", subject(0));
  }
}
