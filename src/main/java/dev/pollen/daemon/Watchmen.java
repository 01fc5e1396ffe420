package dev.pollen.daemon;

import dev.pollen.daemon.alerts.AlertRecipe;
import dev.pollen.daemon.alerts.Alerts;
import dev.pollen.daemon.alerts.Heartbeat;
import dev.pollen.daemon.config.AlertSettings;
import dev.pollen.daemon.signin.SignInDesk;
import java.util.Optional;

/** Who tells people how things stand, as far as the configuration asks for it. */
final class Watchmen implements AutoCloseable {
  private final Optional<Alerts> alerts;
  private final Optional<Heartbeat> heartbeat;

  private Watchmen(Optional<Alerts> alerts, Optional<Heartbeat> heartbeat) {
    this.alerts = alerts;
    this.heartbeat = heartbeat;
  }

  static Watchmen of(
      Optional<AlertSettings> settings,
      House house,
      Recipes recipes,
      SignInDesk signIns,
      Freshness freshness) {
    return new Watchmen(
        settings
            .filter(one -> one.action().isPresent())
            .map(one -> alerts(one, house, recipes, signIns)),
        settings
            .flatMap(AlertSettings::heartbeat)
            .map(
                to ->
                    new Heartbeat(
                        house.vertx(), to, house.requests(), () -> freshness.last().ready())));
  }

  private static Alerts alerts(
      AlertSettings settings, House house, Recipes recipes, SignInDesk signIns) {
    return new Alerts(
        house.firstLoop(),
        house.journal(),
        settings,
        new Alerts.Sources(
            house.engine()::status,
            recipes::causes,
            signIns::causes,
            record -> house.engine().startRun(AlertRecipe.ID, record)));
  }

  void start() {
    alerts.ifPresent(Alerts::start);
    heartbeat.ifPresent(Heartbeat::start);
  }

  @Override
  public void close() {
    alerts.ifPresent(Alerts::close);
    heartbeat.ifPresent(Heartbeat::close);
  }
}
