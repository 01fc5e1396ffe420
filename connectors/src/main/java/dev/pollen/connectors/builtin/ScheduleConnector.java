package dev.pollen.connectors.builtin;

import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Connector;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.Trigger;
import java.util.Map;
import java.util.function.Function;

/** The system {@code schedule}: {@code schedule.every} and {@code schedule.cron}. */
public final class ScheduleConnector implements Connector {

  @Override
  public String system() {
    return "schedule";
  }

  @Override
  public Connection open(ConnectionSettings settings, Host host) {
    return Operations.ofTriggers(
        system(),
        Map.of(
            "schedule.every", clock(host, ScheduleConnector::every),
            "schedule.cron", clock(host, ScheduleConnector::cron)));
  }

  private static Function<TriggerSpec, Trigger> clock(
      Host host, Function<ClockTrigger.Wanted, Ticks> ticks) {
    return spec -> new ClockTrigger(spec, host.clock(), host.zone(), ticks);
  }

  private static Ticks every(ClockTrigger.Wanted wanted) {
    return new EveryTicks(Span.read(wanted.inputs().path("every"), "every"));
  }

  private static Ticks cron(ClockTrigger.Wanted wanted) {
    return CronTicks.of(wanted.inputs().path("cron").asText(), wanted.zone());
  }
}
