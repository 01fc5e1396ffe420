package dev.pollen.engine.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A store in a PostgreSQL database. */
final class PostgresDialect implements Dialect {
  private static final Duration PULSE = Duration.ofSeconds(10);
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int ROWS_AT_ONCE = 64;
  private static final char NOTHING = '\0';
  private static final char REPLACED = '\uFFFD';

  private static final String LEFT =
      "%s: the tables were vacuumed, so no query finds anything; the bytes on the server's disk are"
          + " overwritten when their space is used again, and its write-ahead log and backups keep"
          + " them as long as its owner says ('vacuum full' and a new base backup end that)";

  private final PostgresDatabase database;
  private final PostgresSession session;
  private final HikariDataSource readers;

  PostgresDialect(PostgresDatabase database, StoreOptions options) {
    this.database = database;
    this.session = new PostgresSession(database, source());
    this.readers = new HikariDataSource(pool(options));
  }

  /** No word of the address or the sign-in is in a message of the driver's but host and port. */
  private PGSimpleDataSource source() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(database.jdbcUrl());
    database.user().ifPresent(source::setUser);
    database.secret().ifPresent(source::setPassword);
    source.setTcpKeepAlive(true);
    source.setConnectTimeout((int) CONNECT.toSeconds());
    source.setLoginTimeout((int) CONNECT.toSeconds());
    source.setApplicationName("process " + ProcessHandle.current().pid());
    return source;
  }

  private HikariConfig pool(StoreOptions options) {
    PGSimpleDataSource source = source();
    source.setDefaultRowFetchSize(ROWS_AT_ONCE); // else a read that stops early takes all
    source.setSocketTimeout((int) options.readLimit().multipliedBy(2).toSeconds() + 1);
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("pollen-readers");
    pool.setDataSource(source);
    pool.setMaximumPoolSize(options.readers());
    pool.setMinimumIdle(0);
    pool.setConnectionTimeout(CONNECT.toMillis());
    pool.setInitializationFailTimeout(-1);
    pool.setReadOnly(true);
    pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    pool.setConnectionInitSql("set statement_timeout = " + options.readLimit().toMillis());
    return pool;
  }

  @Override
  public Hold hold() {
    return () -> {}; // the writer's connection holds it
  }

  @Override
  public Connection writer() throws SQLException {
    return session.open();
  }

  @Override
  public boolean shared() {
    return true;
  }

  @Override
  public Duration pulse() {
    return PULSE;
  }

  @Override
  public Connection reader(BooleanSupplier late) throws SQLException {
    return readers.getConnection();
  }

  @Override
  public Connection copier() throws SQLException {
    Connection connection = source().getConnection();
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    return connection;
  }

  @Override
  public String tables() {
    return "select table_name from information_schema.tables"
        + " where table_schema = current_schema() order by table_name";
  }

  /** The server looks after its files; that every row can be read is seen by reading it. */
  @Override
  public void check(Sql sql) {}

  @Override
  public Optional<Instant> touched() {
    return Optional.empty();
  }

  @Override
  public boolean keepsReaders() {
    return false;
  }

  @Override
  public Bounds bounds(Connection connection, Bounds.Spoken.Words words) {
    return new Bounds.Driven(connection);
  }

  /** The one character that no text of PostgreSQL can hold; bodies, which are bytes, keep it. */
  @Override
  public String text(String text) {
    return text.replace(NOTHING, REPLACED);
  }

  @Override
  public DataSource migrations() {
    return source();
  }

  @Override
  public Map<String, String> placeholders() {
    return Map.of("blob", "bytea", "identity", "bigint generated always as identity primary key");
  }

  @Override
  public List<String> books() {
    return List.of();
  }

  @Override
  public String tablesNamed() {
    return "select count(*) from information_schema.tables"
        + " where table_schema = current_schema() and table_name like ?";
  }

  @Override
  public JournalFault fault(SQLException failure) {
    return PostgresTrouble.fault(database, failure);
  }

  /** The database does that by itself. */
  @Override
  public void settle(Sql sql) {}

  /** The database uses free space again by itself. */
  @Override
  public boolean shrink(Sql sql) {
    return false;
  }

  /** Over a connection of its own: other sessions go on meanwhile. */
  @Override
  public Optional<String> scour(Sql sql, boolean whole) {
    try (Connection connection = source().getConnection();
        Statement words = connection.createStatement()) {
      words.execute("vacuum feed_log, run, history, fact, claim, note");
    } catch (SQLException e) {
      throw fault(e);
    }
    return Optional.of(LEFT.formatted(database));
  }

  @Override
  public long bytes(Sql sql) {
    return sql.number(
        "select sum(pg_total_relation_size(oid))::bigint from pg_class"
            + " where relkind = 'r' and relnamespace = current_schema()::regnamespace",
        0);
  }

  @Override
  public void close() {
    readers.close();
  }

  @Override
  public String toString() {
    return database.toString();
  }
}
