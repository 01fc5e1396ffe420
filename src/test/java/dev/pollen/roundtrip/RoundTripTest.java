package dev.pollen.roundtrip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.sandbox.SandboxKit;
import dev.pollen.sandbox.ShelfKit;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A tour through all 126 operations against the sandbox, each called as the program calls it: what
 * is written is read again. Writes the table {@code target/operations.md}, with what the
 * conformance tests of the connectors module left beside it.
 */
class RoundTripTest {
  private static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();

  private final Kept kept = new Kept();
  private final Map<String, String> came = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();

  @TempDir private Path data;

  @Test
  void everyOperationMakesItsRoundTrip() throws Exception {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(2));
    try (SandboxKit kit = SandboxKit.open();
        Traveller traveller = Traveller.at(kit, vertx, CATALOG, data)) {
      pack(kit);
      for (Stop stop : Stop.all()) {
        kit.pass(Duration.ofSeconds(3));
        visit(stop, traveller);
      }
    } finally {
      vertx.close().await();
    }
    OperationsTable.write(catalogued(), came);
    assertEquals(List.of(), wrong);
    assertEquals(
        catalogued().stream().map(OperationSpec::key).sorted().toList(),
        List.copyOf(came.keySet()));
  }

  private static List<OperationSpec> catalogued() {
    return CATALOG.operations().stream()
        .filter(spec -> spec.system().equals("highlevel") && spec.common().catalogued())
        .collect(Collectors.toList());
  }

  /** What must be known or there before: who and when we are, and a call that was written down. */
  private void pack(SandboxKit kit) {
    kept.put("location", kit.sandbox().location());
    kept.put("company", kit.sandbox().company());
    long now = kit.clock().instant().toEpochMilli();
    kept.put("now", Long.toString(now));
    kept.put("soon", Long.toString(now + Duration.ofDays(14).toMillis()));
    String body =
        "{'type':'SMS','subType':'SMS','contactId':'%s','status':'pending','message':'Hi'}";
    String call =
        kit.post("/conversations/messages", body.formatted(kit.contact(0)))
            .at("/messageId")
            .asText();
    kit.byHand(
        ShelfKit.MESSAGES,
        call,
        "{'sentences':[{'mediaChannel':1,'sentenceIndex':0,'transcript':'Hi','confidence':0.9}]}");
    kept.put("call", call);
  }

  private void visit(Stop stop, Traveller traveller) {
    OperationSpec spec = CATALOG.operation(stop.key()).orElseThrow();
    try {
      JsonNode reply = traveller.call(spec, stop.inputs(spec, kept), stop.agency());
      stop.as().ifPresent(name -> kept.put(name, reply));
      String seen = seen(stop, reply);
      came.putIfAbsent(spec.key(), seen);
    } catch (RuntimeException | AssertionError e) {
      wrong.add(spec.key() + ": " + e.getMessage());
    }
  }

  private String seen(Stop stop, JsonNode reply) {
    stop.see()
        .properties()
        .forEach(
            one -> {
              JsonNode there = reply.at(one.getKey());
              boolean any = one.getValue().asText().equals("*");
              JsonNode wanted = any ? there : kept.filled(one.getValue());
              assertEquals(wanted.asText(), there.asText(), one.getKey() + " in " + reply);
              assertEquals(false, there.isMissingNode(), one.getKey() + " in " + reply);
            });
    return stop.see().isEmpty() ? "answered" : "answered, read back";
  }
}
