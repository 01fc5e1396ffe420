package dev.pollen.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.sandbox.RateLimits;
import dev.pollen.sandbox.Sandbox;
import dev.pollen.sandbox.SandboxOptions;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** A sandbox of one case's own, its connection, and its three recipes. */
final class Site {
  private static final int NEWS = 6;
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  final Case of;
  final Sandbox sandbox;
  private final Set<String> news = new TreeSet<>();

  private Site(Case of, Sandbox sandbox) {
    this.of = of;
    this.sandbox = sandbox;
  }

  static Site open(Vertx vertx, Case of) {
    SandboxOptions options =
        SandboxOptions.defaults()
            .withPort(0)
            .withContacts(20)
            .withRatePerSecond(0)
            .withSeed(of.fault().hashCode())
            .withWriteLag(Duration.ofMillis(200))
            .withLimits(RateLimits.generous());
    return new Site(of, Sandbox.create(vertx, options).start().await());
  }

  String name() {
    return "site-" + of.fault();
  }

  String connection() {
    return """
    %s:
      system: highlevel
      base_url: %s
      auth: { token: %s }
      location: %s
    """
        .formatted(name(), sandbox.baseUrl(), sandbox.token(), sandbox.location());
  }

  void writeRecipes(Path folder) throws IOException {
    write(folder, "tag", Case.TAG, "contactId: \"${{ record.id }}\", tags: [told]");
    write(folder, "note", Case.NOTE, "contactId: \"${{ record.id }}\", body: told");
    String sink = "url: \"%s/_sandbox/sink/told\", body: { id: \"${{ record.id }}\" }";
    write(folder, "sink", "http.request", sink.formatted(sandbox.baseUrl()));
  }

  private void write(Path folder, String step, String action, String with) throws IOException {
    Files.writeString(
        folder.resolve(recipe(step) + ".yaml"),
        """
        name: %1$s
        connection: %2$s
        trigger:
          type: highlevel.contact.search
          every: 1s
          fire: new
          with: { pageLimit: 5 }
        steps:
          - action: %3$s
            with: { %4$s }
            retry: { times: 8, within: 10m }
        """
            .formatted(recipe(step), name(), action, with));
  }

  String recipe(String step) {
    return name() + "-" + step;
  }

  /** The fault is let loose on what is known, and on what comes now. */
  void fail() throws Exception {
    sandbox.fail(of.plan());
    add();
  }

  /** There is something to do. */
  void add() throws Exception {
    for (int i = 0; i < NEWS; i++) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/_sandbox/contacts"))
              .POST(BodyPublishers.noBody())
              .build();
      String made = CLIENT.send(request, BodyHandlers.ofString()).body();
      news.add(Rehearsal.json(made).at("/contact/id").asText());
    }
  }

  /** The contacts that were added. */
  Set<String> news() {
    return news;
  }

  boolean struck() {
    long times = 0;
    for (JsonNode count : sandbox.ledger().path("faults").path(of.fault())) {
      times += count.asLong();
    }
    return times >= of.strikes();
  }

  /** How often an operation took effect on a record. */
  int times(String operation, String record) {
    int times = 0;
    for (JsonNode entry :
        sandbox.ledger().path("operations").path(operation).path("records").path(record)) {
      times += entry.path("times").asInt();
    }
    return times;
  }
}
