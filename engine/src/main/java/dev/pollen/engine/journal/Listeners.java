package dev.pollen.engine.journal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who wait for the writer; what they throw is theirs and must not end it. */
final class Listeners {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private Listeners() {}

  static void tell(Runnable answer) {
    try {
      answer.run();
    } catch (RuntimeException e) {
      LOG.warn("a listener of the journal failed", e);
    }
  }
}
