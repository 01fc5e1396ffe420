package dev.pollen.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pollen.bench.LoadServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong on the machine itself, and what the packaged program says to it. */
class LocalFaultsIT {
  private static final int PERIOD_MILLIS = 100;
  private static final int PATIENCE_SECONDS = 60;
  private static final int GRACE_SECONDS = 30;

  @TempDir Path folder;
  private Vertx vertx;
  private LoadServer load;

  @BeforeEach
  void configure() throws Exception {
    vertx = Vertx.vertx();
    load = new LoadServer(vertx, PERIOD_MILLIS);
    int port = load.start(0).await();
    Files.createDirectories(folder.resolve("recipes"));
    Files.writeString(folder.resolve("connections.yaml"), "{}\n");
    Files.writeString(
        folder.resolve("pollen.yaml"),
        """
        recipes: recipes
        connections: connections.yaml
        store: sqlite:data/pollen.db
        http: { host: 127.0.0.1, port: 0 }
        polling: { min: 100ms, max: 15m, default: 5m }
        """);
    Files.writeString(
        folder.resolve("recipes/feed.yaml"),
        """
        name: feed
        trigger:
          type: http.poll
          every: 300ms
          with: { url: "http://127.0.0.1:%1$d/feed/1", records: "", identity: /id, created: /created }
        steps:
          - action: http.request
            with: { url: "http://127.0.0.1:%1$d/sink", body: { id: "${{ record.id }}" } }
        """
            .formatted(port));
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void aStopInTheMiddleOfEverythingSettlesWhatIsInFlight() throws Exception {
    try (Program program = working()) {
      assertTrue(program.terminate(GRACE_SECONDS), "did not stop on SIGTERM");
    }
    assertEquals(load.arrived().keySet(), records("done"));
    assertEquals(Set.of(), records("in_doubt"));
    assertTrue(load.arrived().values().stream().allMatch(count -> count == 1), "done twice");
  }

  @Test
  void aSecondDaemonIsRefusedWithTheNameOfTheFirst() throws Exception {
    try (Program first = working()) {
      assertRefused("is held by another Pollen, process ");
      assertTrue(first.terminate(GRACE_SECONDS), "did not stop on SIGTERM");
    }
  }

  @Test
  void aDamagedStoreIsRefusedWithWhatToDo() throws Exception {
    stopped();
    try (FileChannel file = FileChannel.open(store(), StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.wrap("not a database at all".getBytes(StandardCharsets.UTF_8)), 0);
    }
    assertRefused("or put a backup in its place");
  }

  @Test
  void aNewerStoreIsRefusedWithWhatToDo() throws Exception {
    stopped();
    try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + store());
        Statement sql = store.createStatement()) {
      sql.executeUpdate("update flyway_schema_history set version = '999'");
    }
    assertRefused("the store was written by a newer Pollen");
  }

  private Path store() {
    return folder.resolve("data/pollen.db");
  }

  private Program working() throws Exception {
    Program program = Program.start(folder, "run");
    assertTrue(within(() -> load.arrived().size() >= 5), () -> said(program));
    return program;
  }

  private void stopped() throws Exception {
    try (Program program = working()) {
      assertTrue(program.terminate(GRACE_SECONDS), "did not stop on SIGTERM");
    }
  }

  private void assertRefused(String words) throws Exception {
    try (Program refused = Program.finished(folder, PATIENCE_SECONDS, "run")) {
      assertNotEquals(0, refused.code());
      assertTrue(refused.err().contains(words), refused.err());
    }
  }

  private Set<String> records(String state) throws Exception {
    try (Program asked =
        Program.finished(folder, 30, "runs", "--state", state, "--limit", "10000", "--json")) {
      assertEquals(0, asked.code(), asked.err());
      Set<String> keys = new TreeSet<>();
      for (JsonNode run : new ObjectMapper().readTree(asked.out())) {
        keys.add(run.path("record").asText());
      }
      return keys;
    }
  }

  private static String said(Program program) {
    try {
      return "nothing arrives; the daemon said: " + program.err() + program.out();
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static boolean within(BooleanSupplier condition) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    boolean so = condition.getAsBoolean();
    for (int tries = 0; !so && tries < PATIENCE_SECONDS * 5; tries++) {
      so = never.await(200, TimeUnit.MILLISECONDS) || condition.getAsBoolean();
    }
    return so;
  }
}
