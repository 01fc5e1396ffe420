package dev.pollen.daemon;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.daemon.config.ConfigReader;
import dev.pollen.daemon.config.ConnectionsReader;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.sandbox.SandboxOptions;
import io.vertx.core.Future;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;

/** A daemon's folder, and all that is looked through for secrets. */
abstract class CanaryHouse {
  static final ObjectMapper JSON = new ObjectMapper();
  static final int MOST_LOOKS = 300;
  @TempDir Path folder;
  final CanaryHunt hunt = new CanaryHunt();
  final Talk talk = new Talk();

  static SandboxOptions options() {
    return SandboxOptions.defaults().withPort(0).withContacts(20).withRatePerSecond(0);
  }

  DaemonSetup setup(Map<String, String> environment) {
    PollenConfig config =
        ConfigReader.read(folder.resolve("pollen.yaml"), environment).value().orElseThrow();
    Catalog catalog = CatalogReader.read(CatalogFiles.shipped()).catalog();
    return new DaemonSetup(
        config,
        catalog,
        ConnectionsReader.read(config.connections(), catalog, environment, name -> true)
            .value()
            .orElseThrow(),
        "test");
  }

  void write(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  static <T> T value(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }
}
