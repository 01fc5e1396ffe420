package dev.pollen.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.daemon.DaemonFile;
import dev.pollen.engine.journal.Boundary;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The daemon's folder, and the daemons that are started in it one after the other. */
final class DaemonSide {
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final Duration GRACE = Duration.ofMinutes(15);

  private final Path folder;
  private final Classes classes;

  private DaemonSide(Path folder, Classes classes) {
    this.folder = folder;
    this.classes = classes;
  }

  static DaemonSide make(Path folder, Classes classes, OtherSide other) throws IOException {
    Path recipes = Files.createDirectories(folder.resolve("recipes"));
    for (Job job : Job.all()) {
      Files.writeString(recipes.resolve(job.name() + ".yaml"), job.text(other.url()));
    }
    Files.writeString(
        folder.resolve("connections.yaml"),
        """
        sandbox:
          system: highlevel
          base_url: %s
          auth: { token: %s }
          location: %s
        """
            .formatted(other.url(), other.token(), other.location()));
    Files.writeString(
        folder.resolve("pollen.yaml"),
        """
        recipes: recipes
        connections: connections.yaml
        store: sqlite:data/pollen.db
        http: { host: 127.0.0.1, port: 0 }
        polling: { min: 200ms, max: 15m, default: 1s }
        limits: { timeout: 5s, settle: 5s, look_again: 500ms }
        """);
    return new DaemonSide(folder, classes);
  }

  Path store() {
    return folder.resolve("data/pollen.db");
  }

  /** Everything that it remembers is gone. */
  void forget() throws IOException {
    if (Files.exists(folder.resolve("data"))) {
      try (var files = Files.list(folder.resolve("data"))) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** A daemon; with a trap it halts by itself when it comes to that boundary. */
  Child start(Optional<String> trap) throws IOException {
    List<String> flags = new ArrayList<>(classes.next());
    trap.ifPresent(where -> flags.add("-D" + Boundary.PROPERTY + "=" + where));
    return start(flags);
  }

  private Child start(List<String> flags) throws IOException {
    List<String> command = new ArrayList<>(flags);
    command.addAll(List.of("dev.pollen.daemon.Main", "run"));
    return Child.mute(folder, folder.resolve("daemon.log"), command);
  }

  /** Returns when it can be asked. */
  void awaitUp(Child daemon) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (place().filter(place -> place.pid() == daemon.pid()).isEmpty()) {
      if (System.nanoTime() > end || daemon.ended(Duration.ZERO)) {
        throw new IllegalStateException("the daemon does not start: see daemon.log in " + folder);
      }
      never.await(100, TimeUnit.MILLISECONDS);
    }
  }

  /** Runs until its feeds have seen what is there, then stops in order. */
  void join() throws Exception {
    runUntil(status -> status.path("feeds").size() > 0 && seenSince(status, Instant.EPOCH));
  }

  /** Runs until all that was there at an instant is carried, then stops in order. */
  void settle(Instant since) throws Exception {
    runUntil(status -> seenSince(status, since) && rests(status));
  }

  private void runUntil(Predicate<JsonNode> over) throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (Child daemon = start(classes.first())) {
      Optional<JsonNode> status = Optional.empty();
      while (status.filter(over).isEmpty()) {
        if (System.nanoTime() > end || daemon.ended(Duration.ZERO)) {
          throw new IllegalStateException("the daemon did not come to rest: " + status);
        }
        never.await(200, TimeUnit.MILLISECONDS);
        status = status();
      }
      daemon.terminate();
      if (!daemon.ended(GRACE)) {
        throw new IllegalStateException("the daemon did not stop within " + GRACE);
      }
    }
  }

  private Optional<JsonNode> status() throws InterruptedException {
    Optional<DaemonFile> place = place();
    try {
      return place.isEmpty() ? Optional.empty() : Optional.of(asked(place.get()));
    } catch (IOException e) {
      // The file of a daemon that was killed points to nowhere, until the next one writes its own.
      return Optional.empty();
    }
  }

  private Optional<DaemonFile> place() {
    return DaemonFile.read(DaemonFile.beside(store())).filter(DaemonFile::alive);
  }

  private static JsonNode asked(DaemonFile daemon) throws IOException, InterruptedException {
    return OtherSide.json(
        HttpRequest.newBuilder(URI.create(daemon.address() + "/api/status"))
            .header("Authorization", "Bearer " + daemon.token())
            .build());
  }

  private static boolean seenSince(JsonNode status, Instant since) {
    for (JsonNode feed : status.path("feeds")) {
      if (!feed.has("last_complete")
          || Instant.parse(feed.path("last_complete").asText()).isBefore(since)) {
        return false;
      }
    }
    return true;
  }

  private static boolean rests(JsonNode status) {
    for (JsonNode recipe : status.path("recipes")) {
      JsonNode runs = recipe.path("runs");
      boolean busy = runs.has("waiting") || runs.has("running") || runs.has("retrying");
      if (busy || recipe.path("backlog").asLong() > 0) {
        return false;
      }
    }
    return true;
  }
}
