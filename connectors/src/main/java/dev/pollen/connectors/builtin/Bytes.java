package dev.pollen.connectors.builtin;

import dev.pollen.connectors.disk.Durable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file as bytes at places: written there and synced, looked at, cut. Open only while used. */
record Bytes(Path path) {

  long size() throws IOException {
    return Files.exists(path) ? Files.size(path) : 0;
  }

  /** Whether the byte before the end is no line end. */
  boolean endsInside(long end) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return channel.read(last, end - 1) == 1 && last.get(0) != '\n';
    }
  }

  /** Writes and syncs; the folder too when the file is new. */
  void store(long offset, byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      return;
    }
    boolean made = !Files.exists(path);
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest, offset + rest.position());
      }
      channel.force(false);
    }
    if (made) {
      Durable.syncFolder(path);
    }
  }

  void cut(long size) throws IOException {
    if (Files.exists(path)) {
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.truncate(size);
      }
    }
  }

  /**
   * Whether nothing stands there but the line itself, or what a crash or empty lines left of it.
   */
  boolean isFree(long offset, byte[] line) throws IOException {
    ByteBuffer there = there(offset, line.length);
    for (int i = 0; i < there.position(); i++) {
      byte found = there.get(i);
      if (found != line[i] && found != '\n' && found != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether just this stands there. */
  boolean holds(long offset, byte[] line) throws IOException {
    ByteBuffer there = there(offset, line.length);
    return there.flip().equals(ByteBuffer.wrap(line));
  }

  private ByteBuffer there(long offset, int length) throws IOException {
    ByteBuffer there = ByteBuffer.allocate(length);
    if (Files.exists(path)) {
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
        int read = 1;
        while (there.hasRemaining() && read > 0) {
          read = channel.read(there, offset + there.position());
        }
      }
    }
    return there;
  }
}
