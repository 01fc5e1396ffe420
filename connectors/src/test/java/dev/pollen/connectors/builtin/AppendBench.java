package dev.pollen.connectors.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Effect;
import dev.pollen.connectors.kit.Specs;
import dev.pollen.connectors.kit.Wait;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Host;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One action that appends, in a folder of its own. */
abstract class AppendBench {
  @TempDir Path folder;
  Vertx vertx;
  Action append;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    append = restarted();
  }

  @AfterEach
  void stop() {
    Wait.on(vertx.close());
  }

  Action restarted() {
    return opened("file.append");
  }

  Action opened(String key) {
    Host host = Specs.host(vertx, folder, Duration.ofSeconds(5), Specs.system("file"));
    return new FileConnector()
        .open(ConnectionSettings.none("file"), host)
        .action(Specs.action(Specs.common(key, Optional.empty()), Effect.IDEMPOTENT));
  }

  static JsonNode line(int n) {
    return Specs.json("{'path':'out/a.jsonl','fields':{'n':" + n + "}}");
  }

  JsonNode prepared(int n) {
    return Wait.on(append.prepare(line(n)));
  }

  void performed(JsonNode prepared) {
    Wait.on(append.perform(prepared, "1"));
  }

  Path file() {
    return folder.resolve("out/a.jsonl");
  }

  String text() throws IOException {
    return Files.readString(file());
  }
}
