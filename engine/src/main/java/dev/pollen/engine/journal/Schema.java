package dev.pollen.engine.journal;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the tables to this program's version, by Flyway. Only a store that is older waits for it:
 * one that stands there already is not looked through, an empty one is filled by {@link
 * FirstTables}, because Flyway alone would be half of a start's time.
 */
final class Schema {
  /** The newest migration in {@code db/pollen}. */
  static final int CURRENT = 4;

  private static final String BOOKED = "flyway_schema_history";

  private Schema() {}

  static void bring(Sql sql, Dialect dialect) {
    long version = version(sql, dialect);
    if (version > CURRENT) {
      String words =
          "the store was written by a newer Pollen (its tables have version %d, this program knows"
              + " %d): start the newer program, or restore a backup that fits this one";
      throw new JournalFault(words.formatted(version, CURRENT), null, false);
    }
    boolean empty = sql.number(dialect.tablesNamed(), 0, "%") == 0;
    if (!empty && sql.number(dialect.tablesNamed(), 0, BOOKED) == 0) {
      String words = "%s holds tables of others: give Pollen a file, database or schema of its own";
      throw new JournalFault(words.formatted(dialect), null, false);
    }
    if (empty && !dialect.books().isEmpty()) {
      FirstTables.make(sql, dialect);
    } else if (version < CURRENT) {
      migrate(dialect);
    }
  }

  private static long version(Sql sql, Dialect dialect) {
    boolean booked = sql.number(dialect.tablesNamed(), 0, BOOKED) > 0;
    String newest = "select max(cast(version as integer)) from " + BOOKED + " where success";
    return booked ? sql.number(newest, 0) : 0;
  }

  static void migrate(Dialect dialect) {
    try {
      flyway(dialect).migrate();
    } catch (FlywayException e) {
      String words = "the store's tables could not be brought up to date: " + e.getMessage();
      throw new JournalFault(words, e, false);
    }
  }

  static Flyway flyway(Dialect dialect) {
    return flyway(dialect, "latest");
  }

  static Flyway flyway(Dialect dialect, String upTo) {
    return Flyway.configure(Schema.class.getClassLoader())
        .dataSource(dialect.migrations())
        .locations("classpath:db/pollen")
        .target(upTo)
        .placeholders(Map.copyOf(dialect.placeholders()))
        .loggers("slf4j")
        .load();
  }
}
