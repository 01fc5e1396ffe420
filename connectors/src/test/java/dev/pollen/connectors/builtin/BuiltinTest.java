package dev.pollen.connectors.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Effect;
import dev.pollen.catalog.Paging;
import dev.pollen.connectors.kit.Specs;
import dev.pollen.connectors.kit.Wait;
import dev.pollen.engine.Registry;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Connector;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class BuiltinTest {
  private static Vertx vertx;

  @BeforeAll
  static void startVertx() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stopVertx() {
    Wait.on(vertx.close());
  }

  private static Host host(String now) {
    Catalog empty = new Catalog(List.of(), List.of());
    return Specs.host(vertx, Path.of("."), Duration.ofSeconds(5), empty, Instant.parse(now));
  }

  private static Trigger trigger(Connector connector, String key, String now) {
    return connector
        .open(ConnectionSettings.none(connector.system()), host(now))
        .trigger(
            Specs.trigger(
                Specs.common(key, Optional.empty()), Optional.empty(), new Paging.None()));
  }

  private static List<JsonNode> poll(Trigger trigger, Optional<Instant> since, String inputs) {
    return Wait.on(trigger.poll(new Trigger.Ask(Specs.json(inputs), since, Optional.empty())))
        .records();
  }

  @Test
  void everySystemHasItsConnector() {
    assertEquals(
        Set.of("email", "file", "highlevel", "http", "log", "manual", "schedule"),
        Registry.load(BuiltinTest.class.getClassLoader()).systems());
  }

  @Test
  void missedTicksAreOneAndItsIdIsItsInstant() {
    Trigger every = trigger(new ScheduleConnector(), "schedule.every", "2026-03-02T10:47:00Z");
    JsonNode tick = poll(every, Optional.empty(), "{'every':'15m'}").get(0);
    assertEquals("2026-03-02T10:45:00Z", tick.at("/id").asText());
    assertEquals("2026-03-02T03:45:00-07:00", tick.at("/scheduled").asText());
  }

  @Test
  void noTickSinceTheLastPollIsNoRecord() {
    Trigger cron = trigger(new ScheduleConnector(), "schedule.cron", "2026-03-02T10:47:00Z");
    Optional<Instant> since = Optional.of(Instant.parse("2026-03-02T10:30:00Z"));
    assertEquals(List.of(), poll(cron, since, "{'cron':'0 2 * * *','zone':'Europe/Berlin'}"));
  }

  @Test
  void aCronLineIsMeantInItsZone() {
    Trigger cron = trigger(new ScheduleConnector(), "schedule.cron", "2026-03-02T10:47:00Z");
    Instant noon = Instant.parse("2026-03-02T12:00:00Z");
    String inputs = "{'cron':'0 2 * * *','zone':'Europe/Berlin'}";
    assertEquals(
        Optional.of(Instant.parse("2026-03-03T01:00:00Z")),
        cron.tickAfter(noon, Specs.json(inputs)));
  }

  @Test
  void wrongTimesAreRefusedInWords() {
    Trigger every = trigger(new ScheduleConnector(), "schedule.every", "2026-03-02T10:47:00Z");
    Trigger cron = trigger(new ScheduleConnector(), "schedule.cron", "2026-03-02T10:47:00Z");
    for (String inputs : List.of("{}", "{'every':'soon'}", "{'every':'0m'}")) {
      assertEquals(Fault.Kind.REFUSED, Wait.fault(every.poll(Specs.ask(inputs))).kind());
    }
    JsonNode zone = Specs.json("{'cron':'0 2 * * *','zone':'Mars/Base'}");
    assertThrows(Fault.class, () -> cron.tickAfter(Specs.NOW, zone));
  }

  @Test
  void spansAreReadAsPeopleWriteThem() {
    assertEquals(Duration.ofMinutes(90), Span.read(Specs.json("'1h30m'"), "every"));
    assertEquals(Duration.ofMillis(500), Span.read(Specs.json("'500ms'"), "every"));
    assertEquals(Duration.ofMinutes(15), Span.read(Specs.json("'PT15M'"), "every"));
  }

  @Test
  void whatIsStartedByHandCannotBePolled() {
    Trigger manual = trigger(new ManualConnector(), "manual", "2026-03-02T10:47:00Z");
    Fault fault = Wait.fault(manual.poll(Specs.ask("{}")));
    assertTrue(fault.getMessage().contains("runs start"), fault.getMessage());
  }

  @Test
  void aLoggedMessageIsOneLineWhateverItHolds() {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    Logger logger = (Logger) LoggerFactory.getLogger("pollen.log");
    logger.setLevel(Level.INFO);
    logger.addAppender(lines);
    lines.start();
    Action write =
        new LogConnector()
            .open(ConnectionSettings.none("log"), host("2026-03-02T10:00:00Z"))
            .action(Specs.action(Specs.common("log.write", Optional.empty()), Effect.IDEMPOTENT));
    Wait.on(write.perform(Specs.json("{'message':'one\\nERROR forged {}'}"), "1"));
    logger.detachAppender(lines);
    assertEquals(
        List.of("one ERROR forged {}"),
        lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
  }
}
