package dev.pollen.faults;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/** Listens to what the daemon's log says of each shared poll, in the console's place. */
final class Log extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private static final Logger POLLEN = (Logger) LoggerFactory.getLogger("pollen");

  private final Map<Long, Set<String>> feeds = new ConcurrentHashMap<>();
  private final Level before = POLLEN.getLevel();

  static Log listen() {
    Log log = new Log();
    log.setContext(POLLEN.getLoggerContext());
    log.start();
    POLLEN.setLevel(Level.DEBUG); // whatever another test of this process has set
    POLLEN.addAppender(log);
    POLLEN.setAdditive(false);
    return log;
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair fact : event.getKeyValuePairs()) {
        if (fact.key.equals("feed")) {
          Set<String> words =
              feeds.computeIfAbsent((Long) fact.value, none -> ConcurrentHashMap.newKeySet());
          words.add(event.getFormattedMessage());
        }
      }
    }
  }

  Set<String> of(long feed) {
    return feeds.getOrDefault(feed, Set.of());
  }

  @Override
  public void close() {
    POLLEN.setAdditive(true);
    POLLEN.setLevel(before);
    POLLEN.detachAppender(this);
  }
}
