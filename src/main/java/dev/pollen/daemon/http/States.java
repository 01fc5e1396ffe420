package dev.pollen.daemon.http;

import dev.pollen.engine.journal.RunState;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The states of a run, for messages and help. */
public final class States {
  private States() {}

  public static String words() {
    return Arrays.stream(RunState.values()).map(RunState::word).collect(Collectors.joining(", "));
  }
}
