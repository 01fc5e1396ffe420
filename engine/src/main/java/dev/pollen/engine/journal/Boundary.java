package dev.pollen.engine.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The instants at which a crash has something to break: before and after each kind of commit, and
 * before and after each call to another system. The closed list.
 *
 * <p>For crash tests, a process that was started with {@code -Dpollen.crash=before-intent:3} halts
 * without a word, as by {@code kill -9}, when it comes to the third intent. Without that property
 * nothing happens here.
 */
public enum Boundary {
  /** A feed, a subscription or a recipe version is noted. */
  JOIN,
  /** New log entries and seen keys are taken in. */
  INTAKE,
  /** Runs are made, and a subscription's position moves. */
  MOVE,
  /** What is about to be called. */
  INTENT,
  /** What came of a call. */
  OUTCOME,
  /** A run's state, without any call. */
  STATE,
  /** The projection follows, and old facts go. */
  FOLLOW,
  /** A call to another system: before it is made, and when its answer is there. */
  CALL;

  /** The system property that a crash test gives to the process it wants to see crash. */
  public static final String PROPERTY = "pollen.crash";

  private static final int AS_KILLED = 137;

  private static final Optional<Trap> TRAP =
      Optional.ofNullable(System.getProperty(PROPERTY)).map(Trap::read);

  /** What is being committed, or called, has not happened yet. */
  public void before() {
    reached("before-");
  }

  /** It has happened, and nobody has been told. */
  public void after() {
    reached("after-");
  }

  private void reached(String side) {
    if (TRAP.isPresent()) {
      TRAP.get().reached(side + word());
    }
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it matters what a commit holds. */
  static boolean watched() {
    return TRAP.isPresent();
  }

  /** How each of them is called, both sides. */
  public static List<String> words() {
    List<String> words = new ArrayList<>();
    for (Boundary each : values()) {
      words.add("before-" + each.word());
      words.add("after-" + each.word());
    }
    return words;
  }

  /** Where this process is to crash. */
  private record Trap(String word, AtomicInteger left) {
    static Trap read(String text) {
      String[] parts = text.split(":", 2);
      if (!words().contains(parts[0])) {
        throw new IllegalArgumentException(
            "%s=%s: a boundary is one of %s".formatted(PROPERTY, text, words()));
      }
      int times = parts.length == 1 ? 1 : Integer.parseInt(parts[1]);
      return new Trap(parts[0], new AtomicInteger(times));
    }

    void reached(String where) {
      if (where.equals(word) && left.decrementAndGet() == 0) {
        Runtime.getRuntime().halt(AS_KILLED);
      }
    }
  }
}
