package dev.pollen.engine.journal;

import dev.pollen.engine.kit.PostgresServer;

final class PostgresKilledTest extends Killed {
  private final String place = PostgresServer.freshUrl();

  @Override
  String place() {
    return place;
  }
}
