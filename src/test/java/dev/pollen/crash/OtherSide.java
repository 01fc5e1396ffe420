package dev.pollen.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;

/** The sandbox in its process, and how it is told what to do. */
final class OtherSide implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Child child;
  private final BufferedReader said;
  private final Writer words;
  private final JsonNode place;

  private OtherSide(Child child) throws IOException {
    this.child = child;
    this.said = child.output();
    this.words = child.input();
    this.place = MAPPER.readTree(said.readLine());
  }

  static OtherSide start(Path folder, long seed, int changesPerSecond) throws IOException {
    List<String> command =
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            SandboxProcess.class.getName(),
            String.valueOf(seed),
            String.valueOf(changesPerSecond));
    return new OtherSide(Child.start(folder, folder.resolve("sandbox.log"), command));
  }

  String url() {
    return place.path("url").asText();
  }

  String token() {
    return place.path("token").asText();
  }

  String location() {
    return place.path("location").asText();
  }

  /** It changes by itself from now on, or no more. */
  void stir(boolean on) throws IOException {
    words.write(on ? "stir\n" : "rest\n");
    words.flush();
    if (!"ok".equals(said.readLine())) {
      throw new IOException("the sandbox is gone");
    }
  }

  void fail(String faults) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + "/_sandbox/faults"))
            .PUT(BodyPublishers.ofString(faults))
            .build();
    HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.body());
    }
  }

  JsonNode ledger() throws IOException, InterruptedException {
    return json(HttpRequest.newBuilder(URI.create(url() + "/_sandbox/ledger")).build());
  }

  /** What anybody answers. */
  static JsonNode json(HttpRequest request) throws IOException, InterruptedException {
    return MAPPER.readTree(CLIENT.send(request, BodyHandlers.ofString()).body());
  }

  @Override
  public void close() {
    child.close();
  }
}
