package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.daemon.LogSetup;
import dev.pollen.daemon.demo.Demo;
import dev.pollen.daemon.demo.DemoResult;
import dev.pollen.daemon.demo.Snapshot;
import dev.pollen.sandbox.Sandbox;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}: watch it work, with nothing to set up. */
@Command(
    name = "demo",
    description = {
      "Runs a sandbox, a daemon on a fresh store and the shipped recipes for a while, and holds",
      "what was delivered against the sandbox's own ledger."
    })
final class DemoCommand implements Callable<Integer> {
  private static final Duration BLINK = Duration.ofMillis(500);
  private static final Duration TO_BEGIN = Duration.ofSeconds(30);
  private static final Duration TO_SETTLE = Duration.ofSeconds(60);

  @Mixin private Common common;

  @Option(
      names = "--for",
      paramLabel = "40s",
      defaultValue = "40s",
      converter = Span.class,
      description = "How long things keep changing (${DEFAULT-VALUE}).")
  private Duration length;

  @Option(names = "--json", description = "The summary as one JSON document.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    if (common.asksForMore()) {
      LogSetup.use(LogSetup.Form.TEXT, true);
    } else {
      LogSetup.quiet();
    }
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    try {
      Sandbox sandbox = Waiting.on(Demo.sandbox(vertx));
      return run(
          Waiting.on(
              Demo.start(
                  sandbox, CatalogReader.read(CatalogFiles.shipped()).catalog(), Version.text())));
    } finally {
      Waiting.quietly(vertx.close());
    }
  }

  private int run(Demo demo) throws InterruptedException {
    try {
      DemoResult result = watched(demo);
      tell(result, demo);
      return result.good() ? Exit.DONE : Exit.PROBLEMS;
    } finally {
      Waiting.quietly(demo.stop());
    }
  }

  private DemoResult watched(Demo demo) throws InterruptedException {
    DemoView view = new DemoView(common.console(), demo, length);
    view.begin();
    if (!reached(demo::watching, TO_BEGIN, () -> {})) {
      throw CommandFault.failed(
          "the first polls did not end in time: " + Waiting.on(demo.troubles()), null);
    }
    Waiting.on(demo.begin());
    long began = System.nanoTime();
    reached(() -> Future.succeededFuture(false), length, () -> show(view, demo, began, false));
    demo.calm();
    boolean settled = reached(demo::settled, TO_SETTLE, () -> show(view, demo, began, true));
    return Waiting.on(demo.result(settled));
  }

  private static void show(DemoView view, Demo demo, long began, boolean calm) {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
    view.show(Waiting.on(demo.snapshot()), elapsed, calm);
  }

  /** Asks now and then whether it is so, until it is or the patience ends; answers whether. */
  private static boolean reached(
      Supplier<Future<Boolean>> asked, Duration patience, Runnable meanwhile)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    CountDownLatch never = new CountDownLatch(1);
    boolean so = Waiting.on(asked.get());
    while (!so && System.nanoTime() < end) {
      meanwhile.run();
      never.await(Math.min(BLINK.toNanos(), end - System.nanoTime()), TimeUnit.NANOSECONDS);
      so = Waiting.on(asked.get());
    }
    return so;
  }

  private void tell(DemoResult result, Demo demo) {
    if (json) {
      common.console().json(document(result));
    } else {
      new DemoSummary(common.console(), demo).tell(result);
    }
  }

  private static ObjectNode document(DemoResult result) {
    Snapshot counted = result.counted();
    return JsonNodeFactory.instance
        .objectNode()
        .put("polls", counted.polls())
        .put("records", counted.records())
        .put("runs", counted.runs())
        .put("actions", counted.actions())
        .put("failed", counted.failed())
        .put("in_doubt", counted.inDoubt())
        .put("lost", result.lost())
        .put("duplicated", result.duplicated());
  }
}
