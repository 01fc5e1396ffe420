package dev.pollen.engine.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection that writes, and with it the hold on the store: a lock that the server keeps for
 * as long as the connection lives, so that it ends with the process however that dies.
 *
 * <p>When a connection is lost, the server may not know that yet; then the next one ends it first.
 * So whoever has the lock knows that whatever the earlier connection was doing is over.
 */
final class PostgresSession {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresSession.class);

  private static final String KEY = "1886350956, hashtext(current_schema())";
  private static final Duration SOCKET = Duration.ofSeconds(70);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

  /** A connection that ends, of a command that looked in or of ours, takes a moment. */
  private static final int TRIES = 40;

  /**
   * Commits are synced; a statement, or a transaction that nobody goes on with, ends; and the
   * server looks whether the other end still lives.
   */
  private static final String RULES =
      "select set_config('synchronous_commit', 'on', false)"
          + " where current_setting('synchronous_commit') in ('off', 'local');"
          + " set statement_timeout = '60s'; set lock_timeout = '10s';"
          + " set idle_in_transaction_session_timeout = '60s';"
          + " set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5;"
          + " set tcp_keepalives_count = 3;"
          + " set default_transaction_isolation = 'read committed'";

  private static final String MYSELF =
      "select pid, extract(epoch from backend_start)::text from pg_stat_activity"
          + " where pid = pg_backend_pid()";

  private static final String HOLDER =
      "select a.application_name || coalesce(' at ' || host(a.client_addr), '') || ', since '"
          + " || to_char(a.backend_start at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
          + " from pg_locks l join pg_stat_activity a on a.pid = l.pid"
          + " where l.locktype = 'advisory' and l.granted and l.objsubid = 2"
          + " and l.database = (select oid from pg_database where datname = current_database())"
          + " and l.classid::bigint = 1886350956"
          + " and l.objid::bigint = (hashtext(current_schema())::bigint & 4294967295)";

  private final PostgresDatabase database;
  private final PGSimpleDataSource source;
  private Optional<Mine> last = Optional.empty();

  PostgresSession(PostgresDatabase database, PGSimpleDataSource source) {
    this.database = database;
    this.source = source;
    source.setSocketTimeout((int) SOCKET.toSeconds());
  }

  /** Blocks while it connects. */
  Connection open() throws SQLException {
    Connection connection = source.getConnection();
    try {
      prepare(connection);
      take(connection);
      last = first(connection, MYSELF, Mine::new);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private void prepare(Connection connection) throws SQLException {
    try (Statement words = connection.createStatement()) {
      words.execute(RULES);
    }
    if (asked(connection, "select current_schema()").isEmpty()) {
      String words = "the schema that 'currentSchema' of %s names is not there: create it";
      throw new JournalFault(words.formatted(database), null, false);
    }
    if (asked(connection, "show fsync").filter("off"::equals).isPresent()) {
      LOG.warn("{} runs with fsync=off: a power loss there can lose what was kept", database);
    }
  }

  private void take(Connection connection) throws SQLException {
    boolean taken = tried(connection);
    if (!taken && last.isPresent()) {
      last.get().end(connection);
    }
    for (int tries = 1; !taken && tries < TRIES; tries++) {
      LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
      taken = tried(connection);
    }
    if (!taken) {
      throw held(connection);
    }
  }

  private static boolean tried(Connection connection) throws SQLException {
    return asked(connection, "select pg_try_advisory_lock(" + KEY + ")")
        .filter("t"::equals)
        .isPresent();
  }

  private StoreHeld held(Connection connection) throws SQLException {
    String holder = asked(connection, HOLDER).orElse("whose name this user may not see");
    String words =
        "%s is held by another Pollen, %s: stop that one first, or give this one another database"
            + " or schema";
    return new StoreHeld(words.formatted(database, holder));
  }

  private static Optional<String> asked(Connection connection, String query) throws SQLException {
    return first(connection, query, row -> row.getString(1));
  }

  private static <T> Optional<T> first(Connection connection, String query, Sql.Row<T> row)
      throws SQLException {
    try (Statement words = connection.createStatement();
        ResultSet found = words.executeQuery(query)) {
      return found.next() ? Optional.ofNullable(row.read(found)) : Optional.empty();
    }
  }

  /** The server's end of a connection of ours: numbers come again, their beginnings do not. */
  private record Mine(int number, String since) {
    private Mine(ResultSet row) throws SQLException {
      this(row.getInt(1), row.getString(2));
    }

    private void end(Connection connection) throws SQLException {
      try (PreparedStatement words =
          connection.prepareStatement(
              "select pg_terminate_backend(pid) from pg_stat_activity"
                  + " where pid = ? and extract(epoch from backend_start)::text = ?")) {
        words.setInt(1, number);
        words.setString(2, since);
        words.execute();
      }
    }
  }
}
