package dev.pollen.daemon;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The packaged program, started as a user starts it: a process of its own. */
final class Program implements AutoCloseable {
  private static final Path JAR = Path.of("target", "pollen.jar");

  private final Process process;
  private final Path out;
  private final Path err;

  private Program(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static Program start(Path folder, String... arguments) throws IOException {
    Assumptions.assumeTrue(Files.exists(JAR), "the program is not packaged: run 'mvn verify'");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(JAR.toAbsolutePath().toString());
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("NO_COLOR", "1");
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    return new Program(builder.start(), out, err);
  }

  /** Runs to its end; fails when it takes longer than the given seconds. */
  static Program finished(Path folder, int seconds, String... arguments) throws Exception {
    Program program = start(folder, arguments);
    if (!program.process.waitFor(seconds, TimeUnit.SECONDS)) {
      program.close();
      Assertions.fail("still running after " + seconds + " s: " + program.err());
    }
    return program;
  }

  int code() {
    return process.exitValue();
  }

  String out() throws IOException {
    return Files.readString(out);
  }

  String err() throws IOException {
    return Files.readString(err);
  }

  /** As {@code kill -9} does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** As {@code kill} does; true if it ended within the seconds. */
  boolean terminate(int seconds) throws InterruptedException {
    process.destroy();
    return process.waitFor(seconds, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    kill();
  }
}
