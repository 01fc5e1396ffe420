package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import dev.pollen.catalog.Reconcile.Told;
import java.time.Duration;
import java.util.Optional;

/**
 * How far the system's clock was ahead of ours before the first attempt, where what was made since
 * is told by when it was made: recorded with the first intent. Ours may be set back until somebody
 * looks, and what was made at the intent would seem older than it.
 */
final class Clocked {
  private static final String AHEAD = "/ahead";

  private final Maker maker;
  private final String name;

  Clocked(Maker maker) {
    this.maker = maker;
    this.name = maker.place().path() + AHEAD;
  }

  /** Whether that is what was noted under a name: nothing that a person asks for. */
  static boolean noted(String name) {
    return name.endsWith(AHEAD);
  }

  /** When nobody knows, nothing is noted. */
  void note() {
    if (maker.how().told() == Told.CREATED) {
      maker.trip().setup().clocks().ahead(maker.realm().account()).ifPresent(this::note);
    }
  }

  private void note(Duration ahead) {
    maker.trip().ledger().remember(name, LongNode.valueOf(ahead.toMillis()));
  }

  /** Empty when nobody knew. */
  Optional<Duration> ahead() {
    return maker.trip().ledger().read(name).map(JsonNode::longValue).map(Duration::ofMillis);
  }
}
