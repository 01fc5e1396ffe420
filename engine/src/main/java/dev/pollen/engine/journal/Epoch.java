package dev.pollen.engine.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A small file beside the store that remembers its last commit, so that a copy from the past, put
 * in the store's place, is recognised.
 *
 * <p>It is written after each commit and before anybody is told of it: a write of 32 bytes, not
 * synced, which a kill of the process does not lose. After a power loss it may be behind the store
 * by what was committed since it was last synced, never ahead: a store that is ahead of it is
 * believed. It also holds when it was written, because whoever copies the whole folder copies this
 * file too: a store whose file was changed later than that, not by us, counts as put back.
 */
final class Epoch implements AutoCloseable {
  private static final long MAGIC = 0x504F4C4C454E3031L;
  private static final int SIZE = 4 * Long.BYTES;

  /** What our own last look at the store's file may take. */
  private static final Duration SLACK = Duration.ofSeconds(60);

  private final FileChannel channel;
  private final Optional<Line> found;

  private Epoch(FileChannel channel, Optional<Line> found) {
    this.channel = channel;
    this.found = found;
  }

  /** The store's number, its last commit, and when that was. */
  private record Line(long store, long commit, Instant at) {}

  static Epoch open(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      return new Epoch(channel, read(channel));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static Optional<Line> read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(SIZE);
    while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) > 0) {
      // until all of it is there
    }
    bytes.flip();
    return bytes.remaining() == SIZE && bytes.getLong() == MAGIC
        ? Optional.of(
            new Line(bytes.getLong(), bytes.getLong(), Instant.ofEpochMilli(bytes.getLong())))
        : Optional.empty();
  }

  /**
   * Why a store counts as put back from a copy; empty if it does not.
   *
   * @param store its number
   * @param commit its last commit; 0 if it is new
   * @param touched when its file was last changed, if that is known
   */
  Optional<String> restored(long store, long commit, Optional<Instant> touched) {
    if (commit == 0) {
      return Optional.empty();
    }
    if (found.isEmpty()) {
      return Optional.of("no record of its last commit stands beside it");
    }
    Line line = found.get();
    if (line.store != store) {
      return line.commit == 0 ? Optional.empty() : Optional.of("it is another store than before");
    }
    if (commit < line.commit) {
      String words = "its last commit is %d, and number %d was made here";
      return Optional.of(words.formatted(commit, line.commit));
    }
    return touched
        .filter(at -> at.isAfter(line.at.plus(SLACK)))
        .map(
            at -> "its file was changed at %s, after its last commit at %s".formatted(at, line.at));
  }

  void note(long store, long commit, Instant at) {
    ByteBuffer bytes = ByteBuffer.allocate(SIZE);
    bytes.putLong(MAGIC).putLong(store).putLong(commit).putLong(at.toEpochMilli()).flip();
    try {
      channel.write(bytes, 0);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Makes it survive a power loss too. */
  void sync() {
    try {
      channel.force(false);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static JournalFault unwritable(IOException e) {
    String words = "the record of the last commit cannot be written (%s): look at its folder";
    return new JournalFault(words.formatted(e.getMessage()), e, true);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }
}
