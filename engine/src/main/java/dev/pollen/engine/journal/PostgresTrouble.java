package dev.pollen.engine.journal;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Objects;

/**
 * The failures of a PostgreSQL store that a person can do something about, by their codes'
 * beginnings.
 */
enum PostgresTrouble {
  LATE(
      true,
      "reading %s took too long and was broken off: ask for less, by recipe or with a limit",
      "57014"),
  FULL(
      true,
      "the disk that holds %s is full: free some space there, Pollen goes on by itself",
      "53100"),
  BUSY(true, "%s does not take this just now (%s): Pollen goes on by itself", "53 40 55 25006"),
  REFUSED(
      false,
      "%s does not let this user in (%s): look at user and password in pollen.yaml",
      "28 42501"),
  ABSENT(false, "%s is not there (%s): create the database, and name it in pollen.yaml", "3D000"),
  UNLIKE(
      false,
      "the tables of %s are not as Pollen made them (%s): restore a backup (pollen restore), or"
          + " give Pollen a database of its own",
      "42P01 42703"),
  DAMAGED(
      false,
      "%s is damaged (%s): look at the server's log, and restore a backup (pollen restore)",
      "XX001 XX002");

  private static final String GONE = "08 57P 25P03 25P04 53300";

  private final boolean passing;
  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody changes
  private final String codes;

  PostgresTrouble(boolean passing, String words, String codes) {
    this.passing = passing;
    this.words = words;
    this.codes = codes;
  }

  static JournalFault fault(PostgresDatabase database, SQLException failure) {
    String code = Objects.requireNonNullElse(failure.getSQLState(), "");
    String said = failure.getMessage();
    if (failure instanceof SQLTransientConnectionException pool && pool.getCause() != null) {
      said = pool.getCause().getMessage();
    }
    if (failure instanceof SQLTransientConnectionException || begins(GONE, code)) {
      String lost = "%s does not answer (%s): Pollen waits, and goes on by itself when it does";
      return new StoreLost(lost.formatted(database, said), failure);
    }
    for (PostgresTrouble trouble : values()) {
      if (begins(trouble.codes, code)) {
        return new JournalFault(trouble.words.formatted(database, said), failure, trouble.passing);
      }
    }
    String unknown = "the store %s could not do what was asked: %s";
    return new JournalFault(unknown.formatted(database, said), failure, false);
  }

  private static boolean begins(String codes, String code) {
    return List.of(codes.split(" ", -1)).stream().anyMatch(code::startsWith);
  }
}
