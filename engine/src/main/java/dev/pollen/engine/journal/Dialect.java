package dev.pollen.engine.journal;

import java.sql.Connection;
import java.sql.SQLException;
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

  /** A query that counts the tables with a name. */
  String tablesNamed();

  /** Begins a transaction that is going to write. */
  String begin();

  /** What a failure means to a person, and whether it may pass. */
  JournalFault fault(SQLException failure);

  /** Moves what was committed into its place, while there is time; outside a transaction. */
  void settle(Sql sql);

  /** Gives a slice of free space back to the disk; outside a transaction. */
  void shrink(Sql sql);

  /** The size on disk. */
  long bytes();
}
