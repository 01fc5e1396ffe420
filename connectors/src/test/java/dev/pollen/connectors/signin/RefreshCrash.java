package dev.pollen.connectors.signin;

import dev.pollen.connectors.signin.SignInRig.Opened;
import dev.pollen.engine.spi.Standing.State;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Refreshes tokens in child processes that are killed at random moments, and looks after every kill
 * whether the store still holds what the system takes.
 *
 * <p>Each child has many callers who all need a token that expires at once. After a kill exactly
 * two things may be: the store holds the refresh token that the system takes; or the system has
 * used up the one that the store holds, and the store says that a refresh had begun. The second is
 * the window that cannot be closed; it must be told as that.
 *
 * <p>By hand: {@code java -cp … dev.pollen.connectors.signin.RefreshCrash 10000 [SEED]}.
 */
public final class RefreshCrash implements AutoCloseable {
  private static final int MOST_BETWEEN_KILLS = 400;
  private static final long PATIENCE_SECONDS = 180;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final TokenServer server = TokenServer.start(vertx).expiresIn(0);
  private final Path folder;
  private final Random random;
  private int kills;
  private int inWindow;
  private int elsewhere;

  RefreshCrash(Path folder, long seed) {
    this.folder = folder;
    this.random = new Random(seed);
  }

  /**
   * What came of it.
   *
   * @param inWindow lost between the system's answer and the store, and told so
   * @param elsewhere lost otherwise, or told wrongly: must be none
   */
  record Figures(long refreshes, int kills, int inWindow, int elsewhere) {}

  /** The long form. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("refresh-crash");
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    try (RefreshCrash crash = new RefreshCrash(folder, seed)) {
      Figures figures = crash.run(Integer.parseInt(arguments[0]), System.out::println);
      System.out.println(figures);
      System.exit(figures.elsewhere() == 0 ? 0 : 1);
    }
  }

  /**
   * @param told what came of it so far, after every kill: a long run may be broken off
   */
  Figures run(int refreshes, Consumer<Figures> told) throws IOException, InterruptedException {
    try (Opened opened = SignInRig.open(folder, server.address(), vertx)) {
      opened.signIn();
    }
    while (server.refreshed() < refreshes) {
      long until = server.refreshed() + 1 + random.nextInt(Math.min(MOST_BETWEEN_KILLS, refreshes));
      killedAfter(until, random.nextInt(4_000_000));
      judge();
      told.accept(figures());
    }
    return figures();
  }

  private Figures figures() {
    return new Figures(server.refreshed(), kills, inWindow, elsewhere);
  }

  private void killedAfter(long refreshes, long nanosLater)
      throws IOException, InterruptedException {
    Process child = child();
    long give = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (server.refreshed() < refreshes && child.isAlive() && System.nanoTime() < give) {
      LockSupport.parkNanos(200_000);
    }
    LockSupport.parkNanos(nanosLater);
    boolean died = !child.isAlive();
    child.destroyForcibly().waitFor();
    kills++;
    if (died) {
      throw new IllegalStateException("the child ended by itself: " + Files.readString(log()));
    }
  }

  private Path log() {
    return folder.resolve("child.log");
  }

  private Process child() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path = System.getProperty("java.class.path");
    return new ProcessBuilder(
            java,
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            path,
            Child.class.getName(),
            folder.toString(),
            server.address())
        .redirectErrorStream(true)
        .redirectOutput(log().toFile())
        .directory(new File("."))
        .start();
  }

  /** What the killed one left, and what the next one makes of it. */
  private void judge() {
    try (Opened opened = SignInRig.open(folder, server.address(), vertx)) {
      Grant left = opened.grant();
      if (left.refresh().equals(Optional.of(server.valid()))) {
        return;
      }
      boolean begun = left.begun().isPresent();
      boolean lastOne = left.refresh().equals(Optional.of(server.before()));
      State told = opened.afterRefresh();
      if (begun && lastOne && told == State.REFRESH_LOST) {
        inWindow++;
      } else {
        elsewhere++;
        System.err.printf("lost: begun %s, the one before %s, told %s%n", begun, lastOne, told);
      }
      opened.signIn();
    }
  }

  @Override
  public void close() {
    server.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  /** One process that needs a token all the time, for many callers at once. */
  static final class Child {
    private static final int CALLERS = 16;

    private Child() {}

    public static void main(String[] arguments) {
      Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
      Opened opened = SignInRig.open(Path.of(arguments[0]), arguments[1], vertx);
      for (; ; ) {
        opened.tokens(CALLERS);
      }
    }
  }
}
