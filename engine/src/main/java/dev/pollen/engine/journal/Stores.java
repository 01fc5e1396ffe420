package dev.pollen.engine.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Stores as wholes, while no engine runs on them: copied from one place to another, and looked
 * through. Every method blocks for as long as that takes and throws {@link JournalFault}s.
 */
public final class Stores {
  private Stores() {}

  /**
   * What was copied.
   *
   * @param rows of each table
   */
  public record Copied(Map<String, Long> rows) {
    public long all() {
      return rows.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * Copies a store that nobody holds.
   *
   * @param replace whether what the other place holds goes
   */
  public static Copied copy(StorePlace from, StorePlace to, boolean replace, InstantSource clock) {
    return on(from, clock, (dialect, sql) -> into(dialect, sql.connection(), to, replace, clock));
  }

  /** Copies over a connection that sees the store as of one moment. */
  static Copied into(
      Dialect from, Connection source, StorePlace to, boolean replace, InstantSource clock) {
    return on(
        to,
        clock,
        (dialect, sql) -> {
          refuseUnless(replace || isEmpty(sql), to);
          try {
            return new Copied(new StoreCopy(from, source, dialect, sql.connection()).run());
          } catch (SQLException e) {
            throw dialect.fault(e);
          }
        });
  }

  /** Whether nothing was ever kept there. */
  public static boolean isEmpty(StorePlace place, InstantSource clock) {
    return place.missing() || on(place, clock, (dialect, sql) -> isEmpty(sql));
  }

  private static boolean isEmpty(Sql sql) {
    return sql.number("select count(*) from mark", 0) == 0
        && sql.number("select count(*) from feed", 0) == 0;
  }

  private static void refuseUnless(boolean fit, StorePlace to) {
    if (!fit) {
      throw new JournalFault(to + " holds a store already: nothing was changed", null, false);
    }
  }

  /** Reads everything that a start would read, and writes nothing; fails if something is amiss. */
  public static void verify(StorePlace place, InstantSource clock) {
    on(
        place,
        clock,
        (dialect, sql) -> {
          dialect.check(sql);
          Recovery.run(new Ledger(sql, dialect, clock, Optional.empty()));
          return null;
        });
  }

  private interface Work<T> {
    T on(Dialect dialect, Sql sql);
  }

  @SuppressWarnings("try") // held, not used
  private static <T> T on(StorePlace place, InstantSource clock, Work<T> work) {
    try (Dialect dialect = place.dialect(StoreOptions.of(place, clock))) {
      return held(dialect, work);
    }
  }

  private static <T> T held(Dialect dialect, Work<T> work) {
    Hold hold = dialect.hold();
    try (Sql sql = connected(dialect)) {
      Schema.bring(sql, dialect);
      return work.on(dialect, sql);
    } finally {
      hold.close();
    }
  }

  private static Sql connected(Dialect dialect) {
    try {
      return new Sql(dialect.writer(), dialect);
    } catch (SQLException e) {
      throw dialect.fault(e);
    }
  }
}
