package dev.pollen.daemon;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.function.UnaryOperator;
import org.slf4j.LoggerFactory;

/**
 * Sets the log up in code: one line an event on standard error, so that standard output stays free
 * for what a command was asked for.
 *
 * <p>Logback finds it as its configurator; until {@link #use} is called only warnings are shown.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {
  private static volatile UnaryOperator<String> scrub = UnaryOperator.identity();

  /** How lines look. */
  public enum Form {
    /** For people at a terminal: short time, colours. */
    TERMINAL,
    /** For people reading a file. */
    TEXT,
    /** For programs: one JSON object a line, with every fact. */
    JSON
  }

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    apply(context, Form.TEXT, Level.WARN);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** From here on events are told in this form; normal work too, if asked for. */
  public static void use(Form form, boolean verbose) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.reset();
      apply(context, form, verbose ? Level.DEBUG : Level.INFO);
    }
  }

  /** Nothing below an error is shown: for programs that draw on the terminal themselves. */
  public static void quiet() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.reset();
      apply(context, Form.TEXT, Level.ERROR);
    }
  }

  /** Every line goes through this from here on. */
  public static void scrub(UnaryOperator<String> hiding) {
    scrub = hiding;
  }

  /** A text with no secret in it that is known here. */
  public static String scrubbed(String text) {
    return scrub.apply(text);
  }

  private static void apply(LoggerContext context, Form form, Level ours) {
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(started(new LineEncoder(form, LogSetup::scrubbed), context));
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(appender);
    context.getLogger(LoggedEvents.NAME).setLevel(ours);
    context.getLogger("dev.pollen").setLevel(ours);
  }

  private static Encoder<ILoggingEvent> started(
      Encoder<ILoggingEvent> encoder, LoggerContext context) {
    encoder.setContext(context);
    encoder.start();
    return encoder;
  }
}
