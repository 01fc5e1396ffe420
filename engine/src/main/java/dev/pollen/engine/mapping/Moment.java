package dev.pollen.engine.mapping;

import java.util.Random;

/** What functions may ask of the evaluation that calls them; a thread does one at a time. */
final class Moment {
  private Scope scope;
  private Random random;
  private Watch watch;

  void begin(Scope scope, Watch watch) {
    this.scope = scope;
    this.watch = watch;
    this.random = new Random(scope.seed());
  }

  /** Holds on to nothing of the records that were looked at. */
  void end() {
    scope = null;
    watch = null;
    random = null;
  }

  Scope scope() {
    return scope;
  }

  Random random() {
    return random;
  }

  Watch watch() {
    return watch;
  }
}
