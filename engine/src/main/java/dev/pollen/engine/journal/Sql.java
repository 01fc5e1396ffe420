package dev.pollen.engine.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection and its statements, each prepared once. Used by one thread at a time; every
 * failure is a {@link JournalFault}.
 */
final class Sql implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sql.class);

  private final Dialect dialect;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private Connection connection;
  private Bounds bounds;
  private boolean broken;
  private long rows;
  private long bytes;

  Sql(Connection connection, Dialect dialect) {
    this.dialect = dialect;
    use(connection);
  }

  private void use(Connection next) {
    connection = next;
    bounds = dialect.bounds(next, text -> bound(text).execute());
    broken = false;
  }

  /** For what goes beyond single statements. */
  Connection connection() {
    return connection;
  }

  /** Whether the connection was found to be gone. */
  boolean broken() {
    return broken;
  }

  /** Goes on over another connection; whatever the last one was in the middle of is over. */
  void over(Connection next) {
    prepared.clear();
    closeQuietly();
    use(next);
  }

  private void closeQuietly() {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("a broken connection did not close", e);
    }
  }

  /** Makes a value of the row a result stands at. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Writes; answers how many rows it touched. */
  int run(String text, Object... values) {
    try {
      int touched = bound(text, values).executeUpdate();
      rows += touched;
      return touched;
    } catch (SQLException e) {
      throw failed(text, e);
    }
  }

  <T> List<T> list(String text, Row<T> row, Object... values) {
    List<T> found = new ArrayList<>();
    each(text, result -> found.add(row.read(result)), values);
    return found;
  }

  <T> Optional<T> first(String text, Row<T> row, Object... values) {
    List<T> found = new ArrayList<>(1);
    each(text, result -> !found.add(row.read(result)), values);
    return found.stream().findFirst();
  }

  /** A single number; the other one if there is no row or it is null. */
  long number(String text, long otherwise, Object... values) {
    return first(
            text,
            row -> {
              long value = row.getLong(1);
              return row.wasNull() ? otherwise : value;
            },
            values)
        .orElse(otherwise);
  }

  /** Shows row after row for as long as more are wanted. */
  void each(String text, Row<Boolean> more, Object... values) {
    try (ResultSet result = bound(text, values).executeQuery()) {
      boolean wanted = true;
      while (wanted && result.next()) {
        wanted = more.read(result);
      }
    } catch (SQLException e) {
      throw failed(text, e);
    }
  }

  /** A statement that failed is of no use any more. */
  private JournalFault failed(String text, SQLException failure) {
    forget(text);
    return fault(failure);
  }

  private JournalFault fault(SQLException failure) {
    JournalFault fault = dialect.fault(failure);
    broken |= fault instanceof StoreLost;
    return fault;
  }

  private void forget(String text) {
    try (PreparedStatement broken = prepared.remove(text)) {
      LOG.debug("no longer kept: {}", broken);
    } catch (SQLException e) {
      LOG.debug("a failed statement did not close", e);
    }
  }

  /** Something that is not worth preparing. */
  void script(String text) {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(text);
    } catch (SQLException e) {
      throw fault(e);
    }
  }

  /** Begins a transaction that only reads: it sees the store as it is at its first look. */
  void beginReading() {
    told(bounds::beginReading, "begin");
  }

  void begin() {
    told(bounds::begin, "begin immediate");
  }

  void commit() {
    told(bounds::commit, "commit");
  }

  /**
   * Undoes the transaction, if the failure did not already. Never fails: what is to be said is the
   * first failure.
   */
  void rollback() {
    try {
      bounds.rollback();
    } catch (SQLException e) {
      LOG.debug("nothing to roll back", e);
      forget("rollback");
    }
  }

  private void told(Bound bound, String text) {
    try {
      bound.tell();
    } catch (SQLException e) {
      throw failed(text, e);
    }
  }

  /** A word that bounds a transaction. */
  @FunctionalInterface
  private interface Bound {
    void tell() throws SQLException;
  }

  private PreparedStatement bound(String text, Object... values) throws SQLException {
    PreparedStatement statement = prepared.get(text);
    if (statement == null) {
      statement = connection.prepareStatement(text);
      prepared.put(text, statement);
    }
    for (int i = 0; i < values.length; i++) {
      bind(statement, i + 1, values[i]);
    }
    return statement;
  }

  private void bind(PreparedStatement statement, int place, Object value) throws SQLException {
    if (value instanceof byte[] body) {
      bytes += body.length;
      statement.setBytes(place, body);
    } else {
      statement.setObject(place, value instanceof String text ? dialect.text(text) : value);
    }
  }

  /** Rows written so far. */
  long rows() {
    return rows;
  }

  /** Bytes of bodies written so far. */
  long bytes() {
    return bytes;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      JournalFault fault = fault(e);
      if (!broken) {
        throw fault;
      }
      LOG.debug("a broken connection did not close", e);
    }
  }
}
