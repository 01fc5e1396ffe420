package dev.pollen.engine.journal;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The failures a person can do something about. */
enum SqliteTrouble {
  FULL(
      SQLiteErrorCode.SQLITE_FULL,
      true,
      "the disk that holds %s is full: free some space, Pollen goes on by itself"),
  IO(
      SQLiteErrorCode.SQLITE_IOERR,
      true,
      "the disk that holds %s fails: look at the system's log; Pollen goes on by itself when it"
          + " answers again"),
  BUSY(
      SQLiteErrorCode.SQLITE_BUSY,
      true,
      "another program holds %s: close it, Pollen goes on by itself"),
  LATE(
      SQLiteErrorCode.SQLITE_INTERRUPT,
      true,
      "reading %s took too long and was broken off: ask for less, by recipe or with a limit"),
  MEMORY(
      SQLiteErrorCode.SQLITE_NOMEM,
      true,
      "there is no memory left for %s: close other programs; Pollen goes on by itself"),
  DAMAGED(
      SQLiteErrorCode.SQLITE_CORRUPT,
      false,
      "%s is damaged: stop Pollen and put a backup in its place (pollen restore)"),
  FOREIGN(
      SQLiteErrorCode.SQLITE_NOTADB,
      false,
      "%s is not a store of Pollen's, or is damaged: move it away to begin anew, or put a backup"
          + " in its place (pollen restore)"),
  READ_ONLY(
      SQLiteErrorCode.SQLITE_READONLY,
      false,
      "%s cannot be written: make the file and its folder writable for the user who runs Pollen"),
  UNOPENED(
      SQLiteErrorCode.SQLITE_CANTOPEN,
      false,
      "%s cannot be opened: make its folder writable for the user who runs Pollen"),
  BIG(
      SQLiteErrorCode.SQLITE_TOOBIG,
      false,
      "something too big for %s was to be written (a row holds 1 GB): narrow the poll");

  private final SQLiteErrorCode code;
  private final boolean passing;
  private final String words;

  SqliteTrouble(SQLiteErrorCode code, boolean passing, String words) {
    this.code = code;
    this.passing = passing;
    this.words = words;
  }

  /** The words for a failure of this file; a stranger's own words where none are known. */
  static JournalFault fault(SQLException failure, Path file) {
    int code = failure instanceof SQLiteException known ? known.getResultCode().code & 0xff : -1;
    for (SqliteTrouble trouble : values()) {
      if (trouble.code.code == code) {
        return new JournalFault(trouble.words.formatted(file), failure, trouble.passing);
      }
    }
    String words = "the store %s could not do what was asked: %s";
    return new JournalFault(words.formatted(file, failure.getMessage()), failure, false);
  }
}
