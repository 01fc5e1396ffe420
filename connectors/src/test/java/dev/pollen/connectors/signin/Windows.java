package dev.pollen.connectors.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * How long new tokens were in one process's memory only, told across processes: each writes a line
 * per refresh with that and with the time since its refresh before, in microseconds.
 */
final class Windows {
  private final Path file;
  private final List<long[]> all = new ArrayList<>();
  private long last;

  Windows(Path file) {
    this.file = file;
  }

  /** One refresh of this process. */
  void add(long nanos) {
    long now = System.nanoTime();
    long since = last == 0 ? nanos : now - last;
    last = now;
    try {
      Files.writeString(
          file,
          nanos / 1000 + " " + since / 1000 + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes what a process wrote; a line that its end cut off is left out. */
  void read() throws IOException {
    if (Files.exists(file)) {
      for (String line : Files.readString(file).split("(?<=\n)", -1)) {
        String[] both = line.strip().split(" ", -1);
        if (line.endsWith("\n") && both.length == 2) {
          all.add(new long[] {Long.parseLong(both[0]), Long.parseLong(both[1])});
        }
      }
      Files.delete(file);
    }
  }

  /** In words. */
  String told() {
    long[] sorted = all.stream().mapToLong(one -> one[0]).sorted().toArray();
    if (sorted.length == 0) {
      return "no window was measured";
    }
    double share =
        100.0
            * all.stream().mapToLong(one -> one[0]).sum()
            / all.stream().mapToLong(one -> one[1]).sum();
    return ("new tokens were in memory only for %d µs (median), %d µs (99 %%), %d µs (longest), of"
            + " %d refreshes; %.1f %% of the time of children that do nothing but refresh")
        .formatted(
            sorted[sorted.length / 2],
            sorted[sorted.length * 99 / 100],
            sorted[sorted.length - 1],
            sorted.length,
            share);
  }
}
