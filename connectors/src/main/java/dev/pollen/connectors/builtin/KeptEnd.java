package dev.pollen.connectors.builtin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Remembers on disk, while lines are under way, how far a file is written and how far places in it
 * are promised, so that after a crash no promised place is given to somebody else.
 *
 * <p>One line, always of the same length and rewritten in place: {@code written kept}, 19 digits
 * each. There is no such file while nothing is under way. It is not synced: it survives the death
 * of the process, not of the machine's power; then a place may be given twice, and whoever comes
 * second finds another line there and says so.
 */
final class KeptEnd {
  private static final Pattern LINE = Pattern.compile("(\\d{19}) (\\d{19})\\n");

  private final Path note;

  /** How far the file was written, and how far its places were promised. */
  record Ends(long written, long kept) {}

  KeptEnd(Path data, Path file) {
    this.note = data.resolve("files").resolve(name(file) + ".kept");
  }

  private static String name(Path file) {
    try {
      byte[] path = file.toString().getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(path);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  void save(Ends ends) throws IOException {
    Files.createDirectories(note.getParent());
    String line = String.format(Locale.ROOT, "%019d %019d%n", ends.written(), ends.kept());
    Files.writeString(note, line.replace("\r", ""));
  }

  Optional<Ends> read() throws IOException {
    if (!Files.exists(note)) {
      return Optional.empty();
    }
    Matcher line = LINE.matcher(Files.readString(note));
    return line.matches()
        ? Optional.of(new Ends(Long.parseLong(line.group(1)), Long.parseLong(line.group(2))))
        : Optional.empty();
  }

  void forget() throws IOException {
    Files.deleteIfExists(note);
  }
}
