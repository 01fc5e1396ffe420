package dev.pollen.connectors.builtin;

import dev.pollen.engine.spi.Fault;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What can go wrong with a file, in words; nothing was written in any of these cases. */
final class FileFaults {
  private FileFaults() {}

  static Fault of(Path path, IOException why) {
    if (why instanceof AccessDeniedException) {
      return refused(
          path + ": no permission to write there; change the path or the folder's owner");
    }
    if (why instanceof NoSuchFileException || why instanceof FileAlreadyExistsException) {
      return refused(path + ": a part of that path is not a folder; change the path");
    }
    String words = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
    return Fault.of(Fault.Kind.NOT_DONE, "%s: cannot be written now: %s".formatted(path, words));
  }

  static Fault refused(String words) {
    return Fault.of(Fault.Kind.REFUSED, words);
  }

  static Fault changed(Path path, long expected, long size) {
    return refused(
        ("%s: somebody else changed it while a line was on its way: %d bytes were expected and"
                + " there are %d; the line was not written; let one program write the file, then"
                + " retry the run")
            .formatted(path, expected, size));
  }

  static Fault occupied(Path path, long offset) {
    return refused(
        ("%s: other text stands at byte %d, which was kept for this line; somebody else changed the"
                + " file; the line was not written; retry the run to append it anew")
            .formatted(path, offset));
  }
}
