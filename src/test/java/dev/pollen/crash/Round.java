package dev.pollen.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
 * @param traps where each daemon is to crash; {@link #RANDOM}: at any instant
 * @param program the class path of the program
 */
record Round(String name, List<String> traps, Path folder, String program, long seed) {
  static final String RANDOM = "at random";

  /** Everything but what takes all the time: a hundred megabytes for each answer. */
  private static final String FAULTS =
      "all:0.5%,huge:0%,slow=500ms:1%,stall:0.2%,late=1s:0.5%,lag=1s:0.5%,endless=500ms:0.5%";

  private static final int CHANGES_PER_SECOND = 8;
  private static final int MOST_TIMES = 6;

  /** These come once in a poll or once in a second, the others once in a step. */
  private static final Set<String> SELDOM = Set.of("intake", "move", "follow", "join");

  private static final int LONGEST_LIFE_MILLIS = 6_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration SHOWN = Duration.ofSeconds(1);
  private static final String JOINING = "-join";

  /** What came of a round. */
  record Row(String name, int kills, int elsewhere, Account account) {}

  Row play() throws Exception {
    Random random = new Random(seed);
    try (OtherSide other = OtherSide.start(folder, seed, CHANGES_PER_SECOND)) {
      DaemonSide daemons = DaemonSide.make(folder, program, other);
      int met = 0;
      for (String trap : traps.stream().filter(where -> where.endsWith(JOINING)).toList()) {
        daemons.forget();
        met += killed(daemons, counted(trap, random), random);
      }
      daemons.join();
      other.stir(true);
      other.fail(FAULTS);
      for (String trap : traps.stream().filter(where -> !where.endsWith(JOINING)).toList()) {
        met += killed(daemons, trap.equals(RANDOM) ? trap : counted(trap, random), random);
      }
      other.stir(false);
      other.fail("none");
      daemons.settle(Instant.now().plus(SHOWN));
      return new Row(
          name, traps.size(), traps.size() - met, Account.of(other.ledger(), daemons.store()));
    }
  }

  private static String counted(String trap, Random random) {
    boolean seldom = SELDOM.contains(trap.substring(trap.indexOf('-') + 1));
    return trap + ":" + (1 + random.nextInt(seldom ? 2 : MOST_TIMES));
  }

  /** Starts a daemon and kills it; 1 if it was where it was to be, not just when time was up. */
  private int killed(DaemonSide daemons, String trap, Random random) throws Exception {
    boolean any = trap.equals(RANDOM);
    try (Child daemon = daemons.start(any ? Optional.empty() : Optional.of(trap))) {
      if (any) {
        new CountDownLatch(1).await(random.nextInt(LONGEST_LIFE_MILLIS), TimeUnit.MILLISECONDS);
      } else if (daemon.ended(PATIENCE)) {
        expectHalted(daemon, trap);
        return 1;
      }
      daemon.kill();
      return any ? 1 : 0;
    }
  }

  private void expectHalted(Child daemon, String trap) {
    if (daemon.code() != 137) {
      throw new IllegalStateException(
          "on its way to %s the daemon ended with %d: see daemon.log in %s"
              .formatted(trap, daemon.code(), folder));
    }
  }
}
