package dev.pollen.engine.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/**
 * The few words in which databases differ; everything else is the same SQL. One dialect stands for
 * one store.
 */
interface Dialect {
  /** The one connection that writes: every commit on it is synced. */
  Connection writer() throws SQLException;

  /** A connection that only reads, and breaks a statement off once {@code late} says so. */
  Connection reader(BooleanSupplier late) throws SQLException;

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

  /** Begins a transaction that is going to write. */
  String begin();

  /** What a failure means to a person, and whether it may pass. */
  JournalFault fault(SQLException failure);

  /** Moves what was committed into its place, while there is time; outside a transaction. */
  void settle(Sql sql);

  /** Gives a slice of free space back to the disk; whether there is more. Outside a transaction. */
  boolean shrink(Sql sql);

  /** The size on disk. */
  long bytes();

  /** How much of it is to be filled again before it grows. */
  default long spare(Sql sql) {
    return 0;
  }

  /** What is left on the disk; {@link Long#MAX_VALUE} where that cannot be known. */
  default long free() {
    return Long.MAX_VALUE;
  }
}
