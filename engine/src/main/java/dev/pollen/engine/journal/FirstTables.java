package dev.pollen.engine.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * Fills an empty store: the same scripts that Flyway runs, booked as Flyway books them, in a
 * fiftieth of its time. Later versions are Flyway's work; it finds the books in order.
 */
final class FirstTables {
  /** Every migration in {@code db/pollen}, in order. */
  private static final List<String> SCRIPTS =
      List.of("V1__journal.sql", "V2__vault.sql", "V3__asleep.sql", "V4__claims.sql");

  private FirstTables() {}

  static void make(Sql sql, Dialect dialect) {
    sql.begin();
    try {
      dialect.books().forEach(sql::script);
      for (int rank = 1; rank <= SCRIPTS.size(); rank++) {
        run(sql, dialect.placeholders(), rank, SCRIPTS.get(rank - 1));
      }
      sql.commit();
    } catch (JournalFault fault) {
      sql.rollback();
      throw fault;
    }
  }

  private static void run(Sql sql, Map<String, String> placeholders, int rank, String script) {
    List<String> lines = lines(script);
    String text =
        lines.stream().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
    for (Map.Entry<String, String> one : placeholders.entrySet()) {
      text = text.replace("${" + one.getKey() + "}", one.getValue());
    }
    statements(text).forEach(sql::script);
    String[] name = script.replace(".sql", "").substring(1).split("__", 2);
    sql.run(
        "insert into flyway_schema_history (installed_rank, version, description, type, script,"
            + " checksum, installed_by, execution_time, success)"
            + " values (?, ?, ?, 'SQL', ?, ?, '', 0, true)",
        rank,
        name[0],
        name[1].replace('_', ' '),
        script,
        checksum(lines));
  }

  /** Our scripts have no semicolon inside a statement. */
  private static List<String> statements(String text) {
    return List.of(text.split(";")).stream().filter(one -> !one.isBlank()).toList();
  }

  /** As Flyway counts: over the lines, without their ends. */
  private static int checksum(List<String> lines) {
    CRC32 sum = new CRC32();
    lines.forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
    return (int) sum.getValue();
  }

  private static List<String> lines(String script) {
    try (InputStream in = FirstTables.class.getResourceAsStream("/db/pollen/" + script)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
