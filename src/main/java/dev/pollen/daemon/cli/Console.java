package dev.pollen.daemon.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where a command speaks and listens.
 *
 * @param out for what was asked for, and nothing else
 * @param err for everything else
 * @param here the folder that the user's relative paths start at
 * @param terminal whether a person sits there: lines may be coloured, redrawn, and answered
 */
public record Console(
    PrintStream out,
    PrintStream err,
    InputStream in,
    Map<String, String> environment,
    Path here,
    boolean terminal) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int USUAL_WIDTH = 80;

  /** The process' own streams. */
  public static Console ofProcess() {
    return new Console(
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        System.in,
        System.getenv(),
        Path.of(""),
        isTerminal(System.console()));
  }

  private static boolean isTerminal(java.io.Console console) {
    try {
      return console != null
          && (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true; // before Java 22 a console that is there is a terminal
    }
  }

  boolean coloured() {
    return terminal
        && !environment.containsKey("NO_COLOR")
        && !"dumb".equals(environment.get("TERM"));
  }

  int width() {
    String columns = environment.getOrDefault("COLUMNS", "");
    return columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : USUAL_WIDTH;
  }

  Paint paint() {
    return new Paint(coloured());
  }

  /** One JSON document. */
  void json(JsonNode document) {
    try {
      out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document));
    } catch (JsonProcessingException e) {
      throw CommandFault.failed("cannot be written as JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** Asks for a line that is not shown where that can be had; empty when there is none. */
  @SuppressWarnings("SystemConsoleNull") // newer ones are told by "terminal"
  String secret(String question) {
    err.print(question);
    err.flush();
    if (terminal && System.console() != null && in == System.in) {
      char[] typed = System.console().readPassword();
      return typed == null ? "" : new String(typed);
    }
    try {
      String line =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
      err.println();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw CommandFault.failed("nothing could be read: " + e.getMessage(), e);
    }
  }

  /** Asks a yes-or-no question; anything but yes is no. */
  boolean confirms(String question) {
    err.print(question + " [y/N] ");
    err.flush();
    try {
      String answer =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
      return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    } catch (IOException e) {
      return false;
    }
  }
}
