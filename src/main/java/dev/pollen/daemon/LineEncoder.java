package dev.pollen.daemon;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.slf4j.event.KeyValuePair;

/** Writes one event as one line, and runs every line through a scrubber of secrets. */
final class LineEncoder extends EncoderBase<ILoggingEvent> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
  private static final Map<Level, String> COLOURS =
      Map.of(Level.ERROR, "\u001b[31m", Level.WARN, "\u001b[33m", Level.DEBUG, "\u001b[2m");
  private static final String PLAIN = "\u001b[0m";

  private final LogSetup.Form form;
  private final UnaryOperator<String> scrub;

  LineEncoder(LogSetup.Form form, UnaryOperator<String> scrub) {
    this.form = form;
    this.scrub = scrub;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    return (scrub.apply(line(event)) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private String line(ILoggingEvent event) {
    return switch (form) {
      case TERMINAL -> terminal(event);
      case TEXT -> text(event);
      case JSON -> json(event);
    };
  }

  private static String terminal(ILoggingEvent event) {
    String colour = COLOURS.getOrDefault(event.getLevel(), "");
    String line =
        "%s %s"
            .formatted(
                CLOCK.format(event.getInstant()), event.getFormattedMessage() + trace(event));
    return colour.isEmpty() ? line : colour + line + PLAIN;
  }

  private static String text(ILoggingEvent event) {
    return "%s %-5s %s%s"
        .formatted(at(event), event.getLevel(), event.getFormattedMessage(), trace(event));
  }

  private static String json(ILoggingEvent event) {
    ObjectNode line = JSON.createObjectNode();
    line.put("at", at(event).toString());
    line.put("level", event.getLevel().toString().toLowerCase(Locale.ROOT));
    for (KeyValuePair fact : facts(event)) {
      line.set(fact.key, JSON.valueToTree(shown(fact.value)));
    }
    line.put("words", event.getFormattedMessage());
    if (!event.getLoggerName().equals(LoggedEvents.NAME)) {
      line.put("logger", event.getLoggerName());
    }
    if (event.getThrowableProxy() != null) {
      line.put("trace", ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    return line.toString();
  }

  private static List<KeyValuePair> facts(ILoggingEvent event) {
    List<KeyValuePair> facts = event.getKeyValuePairs();
    return facts == null ? List.of() : facts;
  }

  private static Object shown(Object value) {
    return value instanceof Number || value instanceof Boolean ? value : String.valueOf(value);
  }

  private static Instant at(ILoggingEvent event) {
    return event.getInstant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static String trace(ILoggingEvent event) {
    IThrowableProxy fault = event.getThrowableProxy();
    return fault == null ? "" : "\n" + ThrowableProxyUtil.asString(fault);
  }

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }
}
