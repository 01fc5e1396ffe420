package dev.pollen.connectors.signin;

import dev.pollen.connectors.signin.SignInRig.Opened;
import dev.pollen.engine.spi.Standing.State;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Refreshes tokens in child processes that are killed, and looks after every kill whether the
 * connection still works.
 *
 * <p>Each child has many callers who all need a token that expires at once. Every second kill is
 * aimed at the moment after the system gave a new pair; the others come at any time. After a kill
 * exactly two things may be: the connection goes on by itself; or the system has used up the
 * refresh token that the store holds, and the store says that a refresh had begun. The second is
 * the window that cannot be closed; it must be told as that.
 *
 * <p>By hand: {@code java -cp … dev.pollen.connectors.signin.RefreshCrash 10000 [SEED [SANDBOX
 * SECRET LOCATION]]}, the last three as {@code pollen sandbox} prints them.
 */
public final class RefreshCrash implements AutoCloseable {
  private static final int MOST_BETWEEN_KILLS = 400;
  private static final long PATIENCE_SECONDS = 180;
  private static final long POLL_NANOS = 2_000_000;
  private static final int AIMED_NANOS = 4_000_000;
  private static final int ANY_NANOS = 200_000_000;

  private final Vertx vertx;
  private final Issuer issuer;
  private final Path folder;
  private final Random random;
  private final Windows windows;
  private Figures figures = new Figures(0, 0, 0, 0, 0, 0);

  RefreshCrash(Path folder, Issuer issuer, Vertx vertx, long seed) {
    this.folder = folder;
    this.issuer = issuer;
    this.vertx = vertx;
    this.random = new Random(seed);
    this.windows = new Windows(folder.resolve("windows"));
  }

  /**
   * What came of it.
   *
   * @param aimed kills right after the system gave a pair
   * @param lostAimed what those cost, told as it should be
   * @param lostAnyTime what the other kills and lost answers cost, told as it should be
   * @param elsewhere lost otherwise, or told wrongly: must be none
   */
  record Figures(
      long refreshes, int kills, int aimed, int lostAimed, int lostAnyTime, int elsewhere) {

    Figures after(long refreshes, boolean aim, Fate fate) {
      return new Figures(
          refreshes,
          kills + 1,
          aimed + (aim ? 1 : 0),
          lostAimed + (aim && fate == Fate.IN_WINDOW ? 1 : 0),
          lostAnyTime + (!aim && fate == Fate.IN_WINDOW ? 1 : 0),
          elsewhere + (fate == Fate.ELSEWHERE ? 1 : 0));
    }
  }

  private enum Fate {
    KEPT,
    IN_WINDOW,
    ELSEWHERE
  }

  /** The long form. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("refresh-crash");
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    Vertx vertx = vertx();
    Issuer issuer =
        arguments.length > 4
            ? SandboxIssuer.at(arguments[2], arguments[3], arguments[4])
            : TokenServer.start(vertx).expiresIn(0);
    try (RefreshCrash crash = new RefreshCrash(folder, issuer, vertx, seed)) {
      Figures figures = crash.run(Integer.parseInt(arguments[0]), System.out::println);
      System.out.println(figures);
      System.out.println(crash.windows.told());
      System.exit(figures.elsewhere() == 0 ? 0 : 1);
    }
  }

  static Vertx vertx() {
    return Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  }

  /**
   * @param told what came of it so far, after every kill: a long run may be broken off
   */
  Figures run(int refreshes, Consumer<Figures> told) throws IOException, InterruptedException {
    try (Opened opened = SignInRig.open(folder, issuer, vertx)) {
      opened.signIn(issuer);
    }
    while (issuer.refreshed() < refreshes) {
      boolean aim = figures.kills() % 2 == 0;
      long until = issuer.refreshed() + 1 + random.nextInt(Math.min(MOST_BETWEEN_KILLS, refreshes));
      killedAfter(until, random.nextInt(aim ? AIMED_NANOS : ANY_NANOS));
      figures = figures.after(issuer.refreshed(), aim, judged());
      told.accept(figures);
    }
    return figures;
  }

  private void killedAfter(long refreshes, long nanosLater)
      throws IOException, InterruptedException {
    Process child = RefreshChild.start(folder, issuer);
    long give = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (issuer.refreshed() < refreshes && child.isAlive() && System.nanoTime() < give) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    LockSupport.parkNanos(nanosLater);
    boolean ended = !child.isAlive();
    int code = child.destroyForcibly().waitFor();
    if (ended && code != RefreshChild.GAVE_UP) {
      throw new IllegalStateException("the child ended by itself: " + RefreshChild.log(folder));
    }
    windows.read();
  }

  /** What the killed one left, and what the next one makes of it. */
  private Fate judged() {
    try (Opened opened = SignInRig.open(folder, issuer, vertx)) {
      boolean begun = opened.grant().begun().isPresent();
      State told = opened.afterRefreshes();
      if (told == State.READY) {
        return Fate.KEPT;
      }
      opened.signIn(issuer);
      if (begun && told == State.REFRESH_LOST) {
        return Fate.IN_WINDOW;
      }
      System.err.printf("lost: begun %s, told %s%n", begun, told);
      return Fate.ELSEWHERE;
    }
  }

  @Override
  public void close() {
    issuer.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
