package dev.pollen.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
  @TempDir Path folder;

  @Test
  void noCommandShowsWhatThereIs() {
    Typed typed = Typed.in(folder);
    assertEquals(Exit.DONE, typed.code());
    assertTrue(typed.out().contains("Usage: pollen"));
  }

  @Test
  void theVersionIsOneLine() {
    Typed typed = Typed.in(folder, "--version");
    assertEquals(1, typed.out().lines().count());
    assertTrue(typed.out().startsWith("pollen "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "init",
        "templates",
        "new",
        "run",
        "check",
        "catalog",
        "call",
        "runs",
        "pause",
        "resume",
        "poll",
        "explain",
        "schema",
        "docs"
      })
  void everyCommandHasHelp(String command) {
    Typed typed = Typed.in(folder, command, "--help");
    assertEquals(Exit.DONE, typed.code());
    assertTrue(typed.out().contains("Usage: pollen " + command));
    assertTrue(typed.out().lines().allMatch(line -> line.length() <= 80), typed.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"show", "start", "retry", "resolve", "release", "drop"})
  void everyCommandOfRunsHasHelp(String command) {
    Typed typed = Typed.in(folder, "runs", command, "--help");
    assertEquals(Exit.DONE, typed.code());
    assertTrue(typed.out().contains("Usage: pollen runs " + command));
  }

  @Test
  void anUnknownCommandSuggestsTheNearest() {
    Typed typed = Typed.in(folder, "catalo");
    assertEquals(Exit.USAGE, typed.code());
    assertTrue(typed.err().contains("pollen catalog"), typed.err());
  }

  @Test
  void anUnknownOptionSuggestsTheNearest() {
    Typed typed = Typed.in(folder, "catalog", "--sytem", "x");
    assertEquals(Exit.USAGE, typed.code());
    assertTrue(typed.err().contains("--system"), typed.err());
  }

  @Test
  void withoutConfigurationTheLineNamesInit() {
    Typed typed = Typed.in(folder, "runs");
    assertEquals(Exit.USAGE, typed.code());
    assertTrue(typed.err().contains("make one with 'pollen init'"), typed.err());
    assertEquals(1, typed.err().lines().count());
  }

  @Test
  void aCommandThatNeedsTheDaemonSaysHowToStartIt() {
    Typed.in(folder, "init");
    Typed typed = Typed.in(folder, "pause", "welcome");
    assertEquals(Exit.FAILED, typed.code());
    assertTrue(typed.err().contains("start one with 'pollen run'"), typed.err());
  }

  @Test
  void wrongConfigurationIsToldWithoutAStackTrace() throws Exception {
    java.nio.file.Files.writeString(folder.resolve("pollen.yaml"), "recipe: x\n");
    Typed typed = Typed.in(folder, "runs");
    assertEquals(Exit.USAGE, typed.code());
    assertTrue(typed.err().contains("pollen.yaml:1:1: error: unknown key"), typed.err());
    assertFalse(typed.err().contains("\tat "), typed.err());
  }
}
