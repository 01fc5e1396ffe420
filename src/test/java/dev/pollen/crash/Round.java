package dev.pollen.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One sandbox and one store: kills, restarts, and at the end the account.
 *
 * @param name of the round, for the table
 * @param traps where each daemon is to crash; {@link #RANDOM}: at any instant after its start,
 *     {@link #STARTING}: on the way there
 * @param classes what the daemons run
 */
record Round(String name, List<String> traps, Path folder, Classes classes, long seed) {
  static final String RANDOM = "at random";
  static final String STARTING = "while starting";

  /**
   * Everything but what takes all the time, a hundred megabytes for each answer, and wrong stamps:
   * one from before the recipes joined says that its record is not for them.
   */
  private static final String FAULTS =
      "all:0.5%,huge:0%,skew:0%,slow=500ms:1%,stall:0.2%,late=1s:0.5%,lag=1s:0.5%,"
          + "endless=500ms:0.5%";

  private static final int CHANGES_PER_SECOND = 8;
  private static final int MOST_TIMES = 6;

  /** These come once in a poll or once in a second, the others once in a step. */
  private static final Set<String> SELDOM = Set.of("intake", "move", "follow", "join");

  private static final int LONGEST_LIFE_MILLIS = 6_000;

  /** Twice what the way up takes where nothing else is done. */
  private static final int LONGEST_START_MILLIS = 3_000;

  /**
   * Under load every boundary is come to again and again, and how soon is the machine's affair: a
   * daemon that has not come to its own by then never will.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private static final Duration SHOWN = Duration.ofSeconds(1);
  private static final String JOINING = "-join";

  /**
   * What came of a round.
   *
   * @param elsewhere the traps that a daemon did not come to
   * @param took how long the whole of it took
   */
  record Row(String name, int kills, List<String> elsewhere, Account account, Duration took) {}

  Row play() throws Exception {
    long began = System.nanoTime();
    Random random = new Random(seed);
    List<String> elsewhere = new ArrayList<>();
    try (OtherSide other = OtherSide.start(folder, seed, CHANGES_PER_SECOND)) {
      DaemonSide daemons = DaemonSide.make(folder, classes, other);
      joined(daemons, random, elsewhere);
      other.stir(true);
      other.fail(FAULTS);
      for (String trap : traps.stream().filter(where -> !where.endsWith(JOINING)).toList()) {
        killed(daemons, trap, random).ifPresent(elsewhere::add);
      }
      other.stir(false);
      other.fail("none");
      daemons.settle(Instant.now().plus(SHOWN));
      Account account = Account.of(other.ledger(), daemons.store());
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      return new Row(name, traps.size(), elsewhere, account, took);
    }
  }

  /** To crash while joining, a daemon has to know nothing; the last one joins in peace. */
  private void joined(DaemonSide daemons, Random random, List<String> elsewhere) throws Exception {
    daemons.join();
    List<String> joining = traps.stream().filter(where -> where.endsWith(JOINING)).toList();
    for (String trap : joining) {
      daemons.forget();
      killed(daemons, trap, random).ifPresent(elsewhere::add);
    }
    if (!joining.isEmpty()) {
      daemons.join();
    }
  }

  private static String counted(String trap, Random random) {
    boolean seldom = SELDOM.contains(trap.substring(trap.indexOf('-') + 1));
    return trap + ":" + (1 + random.nextInt(seldom ? 2 : MOST_TIMES));
  }

  /** Starts a daemon and kills it; the trap if it never came to it. */
  private Optional<String> killed(DaemonSide daemons, String trap, Random random) throws Exception {
    return trap.equals(RANDOM) || trap.equals(STARTING)
        ? killedAtRandom(daemons, trap.equals(RANDOM), random)
        : halted(daemons, counted(trap, random));
  }

  private Optional<String> killedAtRandom(DaemonSide daemons, boolean up, Random random)
      throws Exception {
    try (Child daemon = daemons.start(Optional.empty())) {
      if (up) {
        daemons.awaitUp(daemon);
      }
      int most = up ? LONGEST_LIFE_MILLIS : LONGEST_START_MILLIS;
      new CountDownLatch(1).await(random.nextInt(most), TimeUnit.MILLISECONDS);
      daemon.kill();
      return Optional.empty();
    }
  }

  /** It halts by itself when it comes to the trap. */
  private Optional<String> halted(DaemonSide daemons, String trap) throws Exception {
    try (Child daemon = daemons.start(Optional.of(trap))) {
      if (!daemon.ended(PATIENCE)) {
        return Optional.of("not at %s within %s".formatted(trap, PATIENCE));
      }
      if (daemon.code() != 137) {
        throw new IllegalStateException(
            "on its way to %s the daemon ended with %d: see daemon.log in %s"
                .formatted(trap, daemon.code(), folder));
      }
      return Optional.empty();
    }
  }
}
