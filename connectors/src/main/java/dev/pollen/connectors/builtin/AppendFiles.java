package dev.pollen.connectors.builtin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;

/** The files that have lines under way, each with its one writer; none is kept when idle. */
final class AppendFiles {
  private final ConcurrentHashMap<Path, Users> open = new ConcurrentHashMap<>();

  /** Something done to a file by its writer. */
  @FunctionalInterface
  interface Deed<T> {
    T with(AppendFile file) throws IOException;
  }

  private record Users(AppendFile file, int count) {
    Users plus(int more) {
      return new Users(file, count + more);
    }
  }

  <T> T use(Path path, Path data, Deed<T> deed) throws IOException {
    AppendFile file = enter(path, data);
    try {
      return deed.with(file);
    } finally {
      leave(path);
    }
  }

  private AppendFile enter(Path path, Path data) {
    return open.compute(
            path,
            (name, users) ->
                (users == null ? new Users(new AppendFile(path, data), 0) : users).plus(1))
        .file();
  }

  private void leave(Path path) {
    open.computeIfPresent(
        path, (name, users) -> users.count() == 1 && users.file().idle() ? null : users.plus(-1));
  }
}
