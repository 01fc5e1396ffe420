package dev.pollen.connectors.builtin;

import dev.pollen.connectors.builtin.KeptEnd.Ends;
import dev.pollen.engine.spi.Fault;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The one writer of one file. A line's place is kept before its intent is recorded and the line is
 * written exactly there, so that writing it again changes nothing.
 *
 * <p>Lines reach the file in the order of their places, all that are ready in one write and one
 * sync: a reader that follows the file sees whole lines, in order. A place that is given up, or
 * that others have waited for too long, is filled with empty lines, which readers of JSON lines and
 * CSV skip; a late line still goes to its place. After a crash promised places are filled the same
 * way ({@link KeptEnd}) until their lines are repeated.
 *
 * <p>Nobody else may write while lines are under way: if the file has grown or shrunk meanwhile,
 * they fail and say so. Between our lines others may do what they like. All methods block; called
 * on worker threads, several at a time.
 */
final class AppendFile {
  private static final int MOST_UNDER_WAY = 10_000;

  private final Path path;
  private final Bytes disk;
  private final KeptEnd note;
  private final TreeMap<Long, Slot> slots = new TreeMap<>();
  private final List<Runnable> news = new ArrayList<>();
  private long written;
  private long end;

  AppendFile(Path path, Path data) {
    this.path = path;
    this.disk = new Bytes(path);
    this.note = new KeptEnd(data, path);
  }

  synchronized boolean idle() {
    return slots.isEmpty();
  }

  /** Keeps a place for a line at the end; the head stands before the first line of a new file. */
  long keep(byte[] head, int length) throws IOException {
    try {
      return kept(head, length);
    } finally {
      tell();
    }
  }

  private synchronized long kept(byte[] head, int length) throws IOException {
    look();
    if (slots.size() >= MOST_UNDER_WAY) {
      throw Fault.of(Fault.Kind.NOT_DONE, path + ": too many lines under way, try later");
    }
    begin(head);
    long place = add(length).offset;
    note.save(new Ends(written, end));
    return place;
  }

  /** A new file gets its head at once; a file that others left without a line end gets that. */
  private void begin(byte[] head) throws IOException {
    if (slots.isEmpty()) {
      byte[] first = end == 0 ? head : disk.endsInside(written) ? Slot.newlines(1) : new byte[0];
      disk.store(written, first);
      written += first.length;
      end = written;
    }
  }

  private Slot add(int length) {
    Slot slot = new Slot(end, length);
    slots.put(end, slot);
    end = slot.end();
    return slot;
  }

  /** Puts a line at its place; completes when it is on the disk. */
  Future<Void> write(long offset, byte[] line) throws IOException {
    try {
      return put(offset, line);
    } finally {
      tell();
    }
  }

  private synchronized Future<Void> put(long offset, byte[] line) throws IOException {
    look();
    Slot slot = slots.get(offset);
    if (slot == null || slot.length != line.length) {
      again(offset, line);
      return Future.succeededFuture();
    }
    slot.fill(line);
    drain();
    return slot.written.future();
  }

  /** Gives a place back: the last one altogether, any other as empty lines. */
  void giveUp(long offset) throws IOException {
    try {
      givenUp(offset);
    } finally {
      tell();
    }
  }

  private synchronized void givenUp(long offset) throws IOException {
    Slot slot = slots.get(offset);
    if (slot == null) {
      return;
    }
    if (slot.end() == end) {
      slots.remove(offset);
      end = offset;
    } else {
      slot.blank();
    }
    drain();
  }

  /** Waits no longer for the lines before a ready one. */
  void overtake(long offset) throws IOException {
    try {
      overtaken(offset);
    } finally {
      tell();
    }
  }

  private synchronized void overtaken(long offset) throws IOException {
    if (slots.containsKey(offset)) {
      slots.headMap(offset).values().stream()
          .filter(slot -> slot.bytes().isEmpty())
          .forEach(Slot::blank);
      drain();
    }
  }

  /**
   * Puts empty lines in the place of a line that was written there; whether no trace of it is there
   * any more. Other text in its place is not touched.
   */
  synchronized boolean blank(long offset, byte[] line) throws IOException {
    if (disk.holds(offset, line)) {
      disk.store(offset, Slot.newlines(line.length));
      return true;
    }
    return disk.isFree(offset, Slot.newlines(line.length));
  }

  /** With nothing under way the file itself says where its end is; or the note, after a crash. */
  private void look() throws IOException {
    if (!slots.isEmpty()) {
      return;
    }
    written = disk.size();
    Ends ends = note.read().orElse(new Ends(written, written));
    if (ends.written() <= written && written < ends.kept()) {
      disk.store(written, Slot.newlines(Math.toIntExact(ends.kept() - written)));
      written = ends.kept();
    }
    note.forget();
    end = written;
  }

  private void drain() throws IOException {
    List<Slot> ready = ready();
    if (!ready.isEmpty()) {
      if (disk.size() != written) {
        abandon(disk.size());
        return;
      }
      flush(ready);
    }
    remember();
  }

  private List<Slot> ready() {
    List<Slot> ready = new ArrayList<>();
    for (Slot slot : slots.values()) {
      if (slot.bytes().isEmpty()) {
        break;
      }
      ready.add(slot);
    }
    return ready;
  }

  private void flush(List<Slot> ready) throws IOException {
    int length = ready.stream().mapToInt(slot -> slot.length).sum();
    ByteBuffer all = ByteBuffer.allocate(length);
    ready.forEach(slot -> slot.bytes().ifPresent(all::put));
    try {
      disk.store(written, all.array());
    } catch (IOException e) {
      undo(ready, e);
      return;
    }
    written += length;
    ready.forEach(slot -> slots.remove(slot.offset));
    ready.forEach(slot -> news.add(slot.written::tryComplete));
  }

  /** Nothing counts as written; the places stay kept, and a later try goes to the same ones. */
  private void undo(List<Slot> ready, IOException why) throws IOException {
    disk.cut(written);
    for (Slot slot : ready) {
      slots.put(slot.offset, slot.again());
      news.add(() -> slot.written.tryFail(FileFaults.of(path, why)));
    }
  }

  private void remember() throws IOException {
    if (slots.isEmpty()) {
      note.forget();
    } else {
      note.save(new Ends(written, end));
    }
  }

  /** Somebody else changed the file: no place that was promised is safe. */
  private void abandon(long size) throws IOException {
    Fault fault = FileFaults.changed(path, written, size);
    slots.values().stream()
        .filter(slot -> slot.bytes().isPresent())
        .forEach(slot -> news.add(() -> slot.written.tryFail(fault)));
    slots.clear();
    remember();
  }

  /** A line whose place is no longer kept: it is there already, or its place is still free. */
  private void again(long offset, byte[] line) throws IOException {
    long size = disk.size();
    if (offset > size || (offset + line.length > size && !slots.isEmpty())) {
      throw FileFaults.changed(path, offset, size);
    }
    if (!disk.isFree(offset, line)) {
      throw FileFaults.occupied(path, offset);
    }
    disk.store(offset, line);
    if (slots.isEmpty()) {
      written = Math.max(size, offset + line.length);
      end = written;
    }
  }

  /** Promises are kept outside the lock, for whoever listens may come back at once. */
  private void tell() {
    List<Runnable> told;
    synchronized (this) {
      told = List.copyOf(news);
      news.clear();
    }
    told.forEach(Runnable::run);
  }
}
