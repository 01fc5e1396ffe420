package dev.pollen.engine.journal;

import java.sql.Connection;
import java.sql.SQLException;

/** How a connection is told where a transaction begins and ends. */
interface Bounds {

  /** A transaction that is going to write. */
  void begin() throws SQLException;

  /** One that only reads: it sees the store as it is at its first look. */
  void beginReading() throws SQLException;

  void commit() throws SQLException;

  void rollback() throws SQLException;

  /** The driver sends the words by itself, the first one together with the first statement. */
  record Driven(Connection connection) implements Bounds {
    @Override
    public void begin() throws SQLException {
      connection.setAutoCommit(false);
    }

    @Override
    public void beginReading() throws SQLException {
      begin();
    }

    @Override
    public void commit() throws SQLException {
      connection.commit();
      connection.setAutoCommit(true);
    }

    @Override
    public void rollback() throws SQLException {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  /** The words are statements like others, prepared once. */
  record Spoken(Words words) implements Bounds {
    /** Runs a word. */
    @FunctionalInterface
    interface Words {
      void run(String text) throws SQLException;
    }

    @Override
    public void begin() throws SQLException {
      words.run("begin immediate");
    }

    @Override
    public void beginReading() throws SQLException {
      words.run("begin");
    }

    @Override
    public void commit() throws SQLException {
      words.run("commit");
    }

    @Override
    public void rollback() throws SQLException {
      words.run("rollback");
    }
  }
}
