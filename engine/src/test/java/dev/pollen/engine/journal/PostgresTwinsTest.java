package dev.pollen.engine.journal;

import dev.pollen.engine.kit.PostgresServer;

final class PostgresTwinsTest extends Twins {
  private final StorePlace place = PostgresServer.fresh();

  @Override
  StorePlace place() {
    return place;
  }
}
