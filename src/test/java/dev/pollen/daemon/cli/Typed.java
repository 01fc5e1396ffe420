package dev.pollen.daemon.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What came of a command that was typed in a folder; nobody sits at the terminal. */
record Typed(int code, String out, String err) {

  static Typed in(Path folder, String... arguments) {
    return in(folder, Map.of(), arguments);
  }

  static Typed in(Path folder, Map<String, String> environment, String... arguments) {
    return typed(folder, environment, false, "", arguments);
  }

  /** A person sits there, and answers. */
  static Typed byPerson(Path folder, String answer, String... arguments) {
    return typed(folder, Map.of("NO_COLOR", "1"), true, answer, arguments);
  }

  private static Typed typed(
      Path folder,
      Map<String, String> environment,
      boolean terminal,
      String answer,
      String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    InputStream in = new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8));
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            in,
            new HashMap<>(environment),
            folder,
            terminal);
    int code = Cli.run(console, arguments);
    return new Typed(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
