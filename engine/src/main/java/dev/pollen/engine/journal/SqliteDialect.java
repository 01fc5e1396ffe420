package dev.pollen.engine.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/** A store in one SQLite file. */
final class SqliteDialect implements Dialect {
  /** Between two looks at the clock; a few milliseconds of work. */
  private static final int STEPS = 50_000;

  private static final long FREE_PAGES = 2_000;

  /** A second or two of work, for which writers may wait. */
  private static final long QUICKLY_REWRITTEN = 128L << 20;

  private static final String LEFT =
      "%s is big, and rewriting it would hold the daemon up: free space inside the file may still"
          + " hold what was; say the same again while no daemon runs";

  private static final long LEAST_BYTES = 1L << 20;

  /** Before the first table: only an empty file takes auto_vacuum, and WAL already writes to it. */
  private static final List<String> WRITER =
      List.of(
          "pragma busy_timeout=10000",
          "pragma auto_vacuum=incremental",
          "pragma journal_mode=wal",
          "pragma synchronous=full",
          "pragma journal_size_limit=67108864",
          "pragma wal_autocheckpoint=4000",
          "pragma temp_store=memory",
          "pragma cache_size=-16000");

  private final Path file;
  private final long maxBytes;

  SqliteDialect(Path file, long maxBytes) {
    this.file = file;
    this.maxBytes = maxBytes;
  }

  @Override
  public Hold hold() {
    return HolderLock.take(file);
  }

  @Override
  public boolean shared() {
    return false;
  }

  @Override
  public Duration pulse() {
    return Duration.ZERO;
  }

  @Override
  public Connection copier() throws SQLException {
    return reader(() -> false);
  }

  @Override
  public String tables() {
    return "select name from sqlite_master where type = 'table' order by name";
  }

  @Override
  public void check(Sql sql) {
    String said = sql.first("pragma integrity_check", row -> row.getString(1)).orElse("nothing");
    if (!said.equals("ok")) {
      throw new JournalFault("%s is damaged: %s".formatted(file, said), null, false);
    }
  }

  @Override
  public Optional<Instant> touched() {
    try {
      return Optional.of(((FileTime) Files.getAttribute(file, "unix:ctime")).toInstant());
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean keepsReaders() {
    return true;
  }

  @Override
  public Bounds bounds(Connection connection, Bounds.Spoken.Words words) {
    return new Bounds.Spoken(words);
  }

  @Override
  public String text(String text) {
    return text;
  }

  @Override
  public Connection writer() throws SQLException {
    Connection connection = source().getConnection();
    try (Statement words = connection.createStatement()) {
      for (String pragma : WRITER) {
        words.execute(pragma);
      }
      if (maxBytes > 0) {
        long page = words.executeQuery("pragma page_size").getLong(1);
        words.execute("pragma max_page_count=" + Math.max(maxBytes, LEAST_BYTES) / page);
      }
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  @Override
  public Connection reader(BooleanSupplier late) throws SQLException {
    Connection connection = source().getConnection();
    try (Statement words = connection.createStatement()) {
      words.execute("pragma busy_timeout=10000");
      words.execute("pragma query_only=on");
      words.execute("pragma temp_store=memory");
    }
    ProgressHandler.setHandler(
        connection,
        STEPS,
        new ProgressHandler() {
          @Override
          protected int progress() {
            return late.getAsBoolean() ? 1 : 0;
          }
        });
    return connection;
  }

  private SQLiteDataSource source() {
    SQLiteConfig config = new SQLiteConfig();
    config.setOpenMode(SQLiteOpenMode.NOMUTEX);
    config.resetOpenMode(SQLiteOpenMode.FULLMUTEX);
    config.setGetGeneratedKeys(false); // else every insert costs a query for its key
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  @Override
  public DataSource migrations() {
    return source();
  }

  @Override
  public Map<String, String> placeholders() {
    return Map.of("blob", "blob", "identity", "integer not null primary key");
  }

  @Override
  public List<String> books() {
    return List.of(
        "create table \"flyway_schema_history\" (\"installed_rank\" int not null primary key,"
            + " \"version\" varchar(50), \"description\" varchar(200) not null,"
            + " \"type\" varchar(20) not null, \"script\" varchar(1000) not null,"
            + " \"checksum\" int, \"installed_by\" varchar(100) not null, \"installed_on\" text"
            + " not null default (strftime('%Y-%m-%d %H:%M:%f','now')),"
            + " \"execution_time\" int not null, \"success\" boolean not null)",
        "create index \"flyway_schema_history_s_idx\""
            + " on \"flyway_schema_history\" (\"success\")");
  }

  @Override
  public String tablesNamed() {
    return "select count(*) from sqlite_master where type = 'table' and name like ?";
  }

  @Override
  public JournalFault fault(SQLException failure) {
    return SqliteTrouble.fault(failure, file);
  }

  @Override
  public void settle(Sql sql) {
    sql.script("pragma wal_checkpoint(passive)");
  }

  @Override
  public boolean shrink(Sql sql) {
    boolean more = sql.number("pragma freelist_count", 0) > FREE_PAGES;
    if (more) {
      sql.script("pragma incremental_vacuum(" + FREE_PAGES / 2 + ")");
    }
    return more;
  }

  @Override
  public void shred(Sql sql, boolean on) {
    sql.number("pragma secure_delete=" + (on ? "on" : "off"), 0);
  }

  /** Rewrites the file; its log is emptied after that, because that still holds what was. */
  @Override
  public Optional<String> scour(Sql sql, boolean whole) {
    boolean rewrites = whole || bytes(sql) - spare(sql) < QUICKLY_REWRITTEN;
    if (rewrites) {
      rewrite();
    }
    boolean emptied = sql.number("pragma wal_checkpoint(truncate)", 1) == 0;
    if (!emptied) {
      return Optional.of(file + "-wal still holds what was: another program reads the store");
    }
    return rewrites ? Optional.empty() : Optional.of(LEFT.formatted(file));
  }

  /** Over a connection of its own, whose scratch file is on the disk, not in memory. */
  private void rewrite() {
    try (Connection connection = source().getConnection();
        Statement words = connection.createStatement()) {
      words.execute("pragma busy_timeout=10000");
      words.execute("pragma synchronous=full");
      words.execute("vacuum");
    } catch (SQLException e) {
      throw fault(e);
    }
  }

  @Override
  public long bytes(Sql sql) {
    return size(file) + size(Path.of(file + "-wal"));
  }

  @Override
  public long spare(Sql sql) {
    return sql.number("pragma freelist_count", 0) * sql.number("pragma page_size", 0);
  }

  @Override
  public long free() {
    try {
      return Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace();
    } catch (IOException e) {
      return Long.MAX_VALUE; // then a write will tell
    }
  }

  @Override
  public void close() {
    // nothing is held but the connections of others
  }

  @Override
  public String toString() {
    return file.toString();
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }
}
