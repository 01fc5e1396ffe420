package dev.pollen.engine.journal;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class KilledTest extends Killed {
  @TempDir private Path folder;

  @Override
  String place() {
    return folder.resolve("pollen.db").toString();
  }
}
