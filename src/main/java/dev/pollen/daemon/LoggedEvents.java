package dev.pollen.daemon;

import dev.pollen.engine.EventLog;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Hands the engine's events to the log: the words are the message, the facts go along as key-value
 * pairs, which only the JSON form shows.
 */
final class LoggedEvents implements EventLog {
  /** The logger's name: told apart from the program's own remarks. */
  static final String NAME = "pollen";

  private final Logger log = LoggerFactory.getLogger(NAME);

  @Override
  public void tell(Level level, String event, String words, Map<String, Object> facts) {
    LoggingEventBuilder line = log.atLevel(slf4j(level));
    for (Map.Entry<String, Object> fact : facts.entrySet()) {
      line = line.addKeyValue(fact.getKey(), fact.getValue());
    }
    line.addKeyValue("event", event).log(words);
  }

  private static org.slf4j.event.Level slf4j(Level level) {
    return org.slf4j.event.Level.valueOf(level.name());
  }
}
