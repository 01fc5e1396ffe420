package dev.pollen.engine.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Sees to it that one process only holds a store. The operating system keeps the lock, so it ends
 * with the process however that dies; the file beside the store only says who holds it.
 *
 * <p>The locked byte lies far behind the words, so that they can be read where locks forbid it.
 */
final class HolderLock implements Hold {
  private static final long FAR = Long.MAX_VALUE - 1;
  private static final int WORDS = 500;

  private final FileChannel channel;

  private HolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the store, or fails with the holder's name. */
  static HolderLock take(Path store) {
    Path file = Path.of(store + ".lock");
    try {
      Files.createDirectories(store.toAbsolutePath().getParent());
      return taken(
          store,
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    } catch (IOException e) {
      String words = "%s cannot be written: make its folder writable for the user who runs Pollen";
      throw new JournalFault(words.formatted(file), e, false);
    }
  }

  private static HolderLock taken(Path store, FileChannel channel) throws IOException {
    if (locked(channel) == null) {
      String holder = read(channel);
      channel.close();
      String words =
          "%s is held by another Pollen, %s: stop that one first, or give this one"
              + " another data folder";
      throw new StoreHeld(words.formatted(store, holder));
    }
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(myself().getBytes(StandardCharsets.UTF_8)), 0);
    return new HolderLock(channel);
  }

  private static FileLock locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(FAR, 1, false);
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer words = ByteBuffer.allocate(WORDS);
    channel.read(words, 0);
    words.flip();
    return StandardCharsets.UTF_8.decode(words).toString().strip();
  }

  private static String myself() {
    ProcessHandle me = ProcessHandle.current();
    return "process "
        + me.pid()
        + me.info().startInstant().map(at -> ", started at " + at).orElse("")
        + "\n";
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new JournalFault("the lock of the store could not be given back", e, true);
    }
  }
}
