package dev.pollen.connectors.builtin;

import io.vertx.core.Promise;
import java.util.Arrays;
import java.util.Optional;

/** A place kept in a file for one line, until the line is there or given up. */
final class Slot {
  final long offset;
  final int length;
  final Promise<Void> written = Promise.promise();
  private Optional<byte[]> bytes = Optional.empty();
  private boolean blank;

  Slot(long offset, int length) {
    this.offset = offset;
    this.length = length;
  }

  long end() {
    return offset + length;
  }

  void fill(byte[] line) {
    bytes = Optional.of(line);
  }

  /** The line was given up, or is waited for no longer: empty lines stand there instead. */
  void blank() {
    bytes = Optional.of(newlines(length));
    blank = true;
  }

  /** The same place after a write that failed: empty lines are still due, a line is given anew. */
  Slot again() {
    return blank ? this : new Slot(offset, length);
  }

  Optional<byte[]> bytes() {
    return bytes;
  }

  static byte[] newlines(int length) {
    byte[] blank = new byte[length];
    Arrays.fill(blank, (byte) '\n');
    return blank;
  }
}
