package dev.pollen.daemon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.recipe.Recipe;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks at what recipes would run while no daemon does: holds the store for that while, polls once,
 * and keeps nothing but a token that had to be refreshed. Where there is no store yet, one that is
 * thrown away takes its place.
 */
public final class Lookout {
  private Lookout() {}

  /** What the recipes of a folder would run and skip, as the daemon tells it; blocks. */
  public static Future<JsonNode> foresee(DaemonSetup setup, Path folder) {
    return setup.config().store().missing() ? withoutStore(setup, folder) : look(setup, folder);
  }

  private static Future<JsonNode> withoutStore(DaemonSetup setup, Path folder) {
    try {
      Path scratch = Files.createTempDirectory("pollen-look-");
      DaemonSetup apart =
          new DaemonSetup(
              setup.config().withStore(scratch.resolve("look.db")),
              setup.catalog(),
              setup.connections(),
              setup.version(),
              setup.key());
      return look(apart, folder).onComplete(done -> remove(scratch));
    } catch (IOException e) {
      return Future.failedFuture(e);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be removed", e);
    }
  }

  private static Future<JsonNode> look(DaemonSetup setup, Path folder) {
    return House.forLooking(setup)
        .compose(
            house ->
                house
                    .engine()
                    .remember()
                    .compose(done -> foretelling(setup, house).of(folder))
                    .eventually(house::close));
  }

  private static Foretelling foretelling(DaemonSetup setup, House house) {
    List<Recipe> none = List.of();
    return new Foretelling(house.engine(), setup, read -> read, () -> none);
  }
}
