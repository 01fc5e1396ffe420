package dev.pollen.triggers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.sandbox.SandboxKit;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every HighLevel trigger of the catalog, read over HTTP by the engine as the daemon sets it up:
 * what is there fires nothing, what is new fires once, what changed fires once, and all else never.
 */
class TriggersTest {
  private static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();
  private static Vertx vertx;

  @TempDir private Path folder;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(2));
  }

  @AfterAll
  static void close() {
    vertx.close().await();
  }

  static List<Scene> scenes() {
    return Stream.of(
            ContactScenes.all(),
            CalendarScenes.all(),
            EventScenes.all(),
            DealScenes.all(),
            TalkScenes.all(),
            PressScenes.all(),
            AgencyScenes.all())
        .flatMap(List::stream)
        .toList();
  }

  private static TriggerSpec spec(Scene scene) {
    return (TriggerSpec) CATALOG.operation(scene.key()).orElseThrow();
  }

  @Test
  void everyTriggerOfTheCatalogHasItsScene() {
    Set<String> catalogued =
        CATALOG.operations().stream()
            .filter(TriggerSpec.class::isInstance)
            .filter(each -> each.system().equals("highlevel") && each.common().catalogued())
            .map(each -> each.key())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> played =
        scenes().stream().map(Scene::key).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(catalogued, played);
    assertEquals(55, scenes().size());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenes")
  void whatIsNewOrChangedFiresOnceAndAllElseNever(Scene scene) throws Exception {
    try (SandboxKit kit = SandboxKit.open();
        Watching watching = Watching.of(scene, spec(scene), kit, CATALOG)) {
      watching.begin(vertx, folder);
      watching.expectNothing();
      watching.makeOne();
      watching.changeOne();
      watching.expectNothing();
      if (scene.shape().many) {
        watching.shiftPages();
        watching.expectNothing();
      }
    }
  }
}
