package dev.pollen.crash;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java program of its own; it ends with this one at the latest. */
final class Child implements AutoCloseable {
  /** Quick to start, small, and no files in the machine's folder for temporary ones. */
  private static final List<String> FLAGS =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xshare:auto",
          "-XX:-UsePerfData",
          "-Xmx256m");

  private final Process process;
  private final Thread reaper;

  private Child(Process process) {
    this.process = process;
    this.reaper = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(reaper);
  }

  /** Its standard output is read by us, its errors are added to a file. */
  static Child start(Path folder, Path log, List<String> command) throws IOException {
    return new Child(builder(folder, log, command).start());
  }

  /** The same, with nothing to hear from it nor to say. */
  static Child mute(Path folder, Path log, List<String> command) throws IOException {
    return new Child(
        builder(folder, log, command)
            .redirectOutput(Redirect.appendTo(log.toFile()))
            .redirectInput(Redirect.from(new File("/dev/null")))
            .start());
  }

  private static ProcessBuilder builder(Path folder, Path log, List<String> command) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(FLAGS);
    line.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.environment().put("NO_COLOR", "1");
    return builder.redirectError(Redirect.appendTo(log.toFile()));
  }

  BufferedReader output() {
    return process.inputReader(StandardCharsets.UTF_8);
  }

  Writer input() {
    return process.outputWriter(StandardCharsets.UTF_8);
  }

  /** Whether it ended within that time. */
  boolean ended(Duration patience) throws InterruptedException {
    return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  long pid() {
    return process.pid();
  }

  int code() {
    return process.exitValue();
  }

  /** As {@code kill -9} does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** As {@code kill} does. */
  void terminate() {
    process.destroy();
  }

  @Override
  public void close() {
    kill();
    Runtime.getRuntime().removeShutdownHook(reaper);
  }
}
