package dev.pollen.engine.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Copies every row of a store into an empty one, of the same kind or another, as of one moment:
 * whoever writes meanwhile is not kept from it. Then counts both sides.
 */
final class StoreCopy {
  private static final int ROWS_AT_ONCE = 500;
  private static final long BYTES_AT_ONCE = 4L << 20;
  private static final String BOOKS = "flyway_schema_history";

  /** Counted up by the database itself, and referred to by nobody. */
  private static final Map<String, String> GIVEN = Map.of("history", "id");

  private final Dialect from;
  private final Connection source;
  private final Connection target;
  private final Dialect to;

  StoreCopy(Dialect from, Connection source, Dialect to, Connection target) {
    this.from = from;
    this.source = source;
    this.to = to;
    this.target = target;
  }

  /** How many rows each table has; one transaction on both sides. */
  Map<String, Long> run() throws SQLException {
    source.setAutoCommit(false);
    target.setAutoCommit(false);
    Map<String, Long> copied = new TreeMap<>();
    for (String table : tables()) {
      copied.put(table, table(table));
    }
    for (Map.Entry<String, Long> one : copied.entrySet()) {
      check(one.getKey(), one.getValue());
    }
    target.commit();
    target.setAutoCommit(true);
    source.rollback();
    source.setAutoCommit(true);
    return copied;
  }

  private List<String> tables() throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement words = source.createStatement();
        ResultSet row = words.executeQuery(from.tables())) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    names.removeIf(name -> Set.of(BOOKS).contains(name) || name.startsWith("sqlite_"));
    return names;
  }

  private long table(String table) throws SQLException {
    try (Statement words = target.createStatement()) {
      words.executeUpdate("delete from " + table); // the count of commits of its own beginning
    }
    try (Statement words = source.createStatement()) {
      words.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet row = words.executeQuery("select * from " + table)) {
        return rows(table, row);
      }
    }
  }

  private long rows(String table, ResultSet row) throws SQLException {
    List<String> columns = columns(table, row.getMetaData());
    String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
    String insert =
        "insert into %s (%s) values (%s)".formatted(table, String.join(", ", columns), marks);
    long count = 0;
    long bytes = 0;
    try (PreparedStatement words = target.prepareStatement(insert)) {
      while (row.next()) {
        bytes += bind(words, columns, row);
        words.addBatch();
        count++;
        if (count % ROWS_AT_ONCE == 0 || bytes > BYTES_AT_ONCE) {
          words.executeBatch();
          bytes = 0;
        }
      }
      words.executeBatch();
    }
    return count;
  }

  private static List<String> columns(String table, ResultSetMetaData row) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= row.getColumnCount(); i++) {
      columns.add(row.getColumnName(i));
    }
    columns.remove(GIVEN.getOrDefault(table, ""));
    return columns;
  }

  private long bind(PreparedStatement words, List<String> columns, ResultSet row)
      throws SQLException {
    long bytes = 0;
    for (int i = 0; i < columns.size(); i++) {
      Object value = row.getObject(columns.get(i));
      if (value instanceof byte[] body) {
        bytes += body.length;
        words.setBytes(i + 1, body);
      } else {
        words.setObject(i + 1, value instanceof String text ? to.text(text) : value);
      }
    }
    return bytes;
  }

  private void check(String table, long wanted) throws SQLException {
    try (Statement words = target.createStatement();
        ResultSet row = words.executeQuery("select count(*) from " + table)) {
      row.next();
      if (row.getLong(1) != wanted) {
        String fault = "the copy of table %s has %d rows instead of %d: nothing was kept of it";
        throw new JournalFault(fault.formatted(table, row.getLong(1), wanted), null, false);
      }
    }
  }
}
