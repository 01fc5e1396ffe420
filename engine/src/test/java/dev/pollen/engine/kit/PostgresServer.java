package dev.pollen.engine.kit;

import dev.pollen.engine.journal.StorePlace;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL server for tests: the one that the variable {@code POLLEN_TEST_POSTGRES} names
 * ({@code postgresql://user:password@host/name}), else one that is started once for this process
 * and ends with it. Every test gets a schema of its own.
 */
public final class PostgresServer {
  private static final Optional<String> GIVEN =
      Optional.ofNullable(System.getenv("POLLEN_TEST_POSTGRES"));
  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static String url;

  private PostgresServer() {}

  /** The address of a new, empty schema. */
  public static synchronized String freshUrl() {
    if (url == null) {
      url = GIVEN.orElseGet(PostgresServer::started);
    }
    String schema = "pollen_test_%d_%d".formatted(pid(), SCHEMAS.incrementAndGet());
    run(url, "create schema " + schema);
    return url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema;
  }

  /** A new, empty schema. */
  public static StorePlace fresh() {
    return StorePlace.postgres(freshUrl());
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }

  private static String started() {
    try {
      return address(builder().start());
    } catch (IOException e) {
      throw new UncheckedIOException("no PostgreSQL server could be started", e);
    }
  }

  private static EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setPGStartupWait(Duration.ofMinutes(1))
        .setOutputRedirector(Redirect.DISCARD)
        .setErrorRedirector(Redirect.DISCARD);
  }

  /** One of the test's own, on a folder that outlives it, so that it can be killed and started. */
  public static EmbeddedPostgres on(Path folder, int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        builder().setDataDirectory(folder).setCleanDataDirectory(false);
    return (port == 0 ? builder : builder.setPort(port)).start();
  }

  public static String address(EmbeddedPostgres server) {
    return "postgresql://postgres@127.0.0.1:" + server.getPort() + "/postgres";
  }

  /** Runs a statement as an onlooker, not as Pollen. */
  public static void run(String address, String statement) {
    try (Connection connection = DriverManager.getConnection(jdbc(address));
        Statement words = connection.createStatement()) {
      words.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  private static String jdbc(String address) {
    String rest = address.substring(address.indexOf("://") + 3);
    int at = rest.lastIndexOf('@');
    String[] signIn = rest.substring(0, Math.max(at, 0)).split(":", 2);
    String jdbc = "jdbc:postgresql://" + rest.substring(at + 1);
    String user = jdbc + (jdbc.contains("?") ? "&" : "?") + "user=" + signIn[0];
    return signIn.length > 1 ? user + "&password=" + signIn[1] : user;
  }
}
