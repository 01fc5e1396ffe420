package dev.pollen.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes only when told. May be set while the sandbox's event loop reads it. */
final class SetClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-03-02T10:15:30.255Z");

  @Override
  public Instant instant() {
    return now;
  }

  void on(Duration time) {
    now = now.plus(time);
  }
}
