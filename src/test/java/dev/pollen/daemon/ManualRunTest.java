package dev.pollen.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.daemon.config.ConfigReader;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import io.vertx.core.Future;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recipe that is started by hand, in a whole daemon. */
class ManualRunTest {
  private static final int MOST_LOOKS = 300;

  @TempDir Path folder;

  @Test
  void whatIsNotGivenIsTakenFromTheRecipe() throws Exception {
    write(
        "recipes/greet.yaml",
        """
        name: Greet
        trigger: { type: manual, with: { greeting: hello, name: nobody } }
        steps:
          - action: file.append
            with:
              path: out.jsonl
              fields: { said: "${{ record.greeting }} ${{ record.name }}" }
        """);
    write("pollen.yaml", "http: { host: 127.0.0.1, port: 0 }\n");
    Daemon daemon = value(Daemon.start(setup()));
    try {
      RunId run =
          value(
              daemon
                  .engine()
                  .startRun("greet", JsonNodeFactory.instance.objectNode().put("name", "Ada")));
      assertEquals(RunState.DONE, ended(daemon, run));
      assertEquals("{\"said\":\"hello Ada\"}\n", Files.readString(folder.resolve("out.jsonl")));
    } finally {
      value(daemon.stop(Duration.ofSeconds(5)));
    }
  }

  private DaemonSetup setup() {
    PollenConfig config =
        ConfigReader.read(folder.resolve("pollen.yaml"), Map.of()).value().orElseThrow();
    return new DaemonSetup(
        config, CatalogReader.read(CatalogFiles.shipped()).catalog(), List.of(), "test");
  }

  private void write(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static RunState ended(Daemon daemon, RunId run) throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    RunState state = RunState.WAITING;
    for (int looks = 0; state.active() && looks < MOST_LOOKS; looks++) {
      state = value(daemon.engine().run(run)).orElseThrow().state();
      never.await(state.active() ? 100 : 0, TimeUnit.MILLISECONDS);
    }
    return state;
  }

  private static <T> T value(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }
}
