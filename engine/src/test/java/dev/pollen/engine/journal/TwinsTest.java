package dev.pollen.engine.journal;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class TwinsTest extends Twins {
  @TempDir private Path folder;

  @Override
  StorePlace place() {
    return StorePlace.file(folder.resolve("pollen.db"));
  }
}
