package dev.pollen.engine.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/**
 * The few words in which databases differ; everything else is the same SQL. One dialect stands for
 * one store.
 */
interface Dialect extends AutoCloseable {
  /**
   * Sees to it that no other process of this machine holds the store, where the database itself
   * does not; fails with the holder's name.
   */
  Hold hold();

  /**
   * The one connection that writes: every commit on it is synced. Asked for again when that is
   * lost.
   *
   * @throws StoreHeld if another process holds the store, where the database itself knows that
   */
  Connection writer() throws SQLException;

  /** Whether processes of other machines could write, too. */
  boolean shared();

  /** After so long without work the writer looks whether the store is still there; zero: never. */
  Duration pulse();

  /** A connection that only reads, and breaks a statement off once {@code late} says so. */
  Connection reader(BooleanSupplier late) throws SQLException;

  /** A connection for one read of any length, as of one moment; closed by whoever asked. */
  Connection copier() throws SQLException;

  /** A query for the names of all tables. */
  String tables();

  /** Looks the whole store through; fails if something is damaged. */
  void check(Sql sql);

  /** When the store's file was last changed, by whomever; empty where that is not known. */
  Optional<Instant> touched();

  /** Whether a reader keeps its connection, or gives it back after each read. */
  boolean keepsReaders();

  /** How a connection's transactions are bounded. */
  Bounds bounds(Connection connection, Bounds.Spoken.Words words);

  /** A text as the database can hold it. */
  String text(String text);

  /** Connections for migrations. */
  DataSource migrations();

  /** What the migrations' placeholders stand for. */
  Map<String, String> placeholders();

  /**
   * The tables in which Flyway books what it did, as it would make them itself, so that an empty
   * store can be filled without waiting for it; nothing if that does not matter here.
   */
  List<String> books();

  /** A query that counts the tables with a name. */
  String tablesNamed();

  /** What a failure means to a person, and whether it may pass. */
  JournalFault fault(SQLException failure);

  /** Moves what was committed into its place, while there is time; outside a transaction. */
  void settle(Sql sql);

  /** Gives a slice of free space back to the disk; whether there is more. Outside a transaction. */
  boolean shrink(Sql sql);

  /** Whether what is deleted from now on is overwritten, where the database can do that. */
  default void shred(Sql sql, boolean on) {}

  /**
   * Goes for what was deleted before and is not overwritten yet; outside a transaction.
   *
   * @param whole whatever that takes; else only as long as nobody has to wait for it
   * @return what is not surely gone, in words; empty when all is
   */
  Optional<String> scour(Sql sql, boolean whole);

  /** The size on disk. */
  long bytes(Sql sql);

  /** How much of it is to be filled again before it grows. */
  default long spare(Sql sql) {
    return 0;
  }

  /** What is left on the disk; {@link Long#MAX_VALUE} where that cannot be known. */
  default long free() {
    return Long.MAX_VALUE;
  }

  /** When nothing is asked any more. */
  @Override
  void close();
}
