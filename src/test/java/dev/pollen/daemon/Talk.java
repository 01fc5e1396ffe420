package dev.pollen.daemon;

import dev.pollen.daemon.cli.Cli;
import dev.pollen.daemon.cli.Console;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Asks a daemon over HTTP, and gives commands; answers all that came back, headers included. */
final class Talk {
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();
  private String token = "";
  private String address = "";

  void to(String daemon, String itsToken) {
    address = daemon;
    token = itsToken;
  }

  String get(String path) throws Exception {
    return sent(HttpRequest.newBuilder(URI.create(address + path)));
  }

  String post(String path, String body) throws Exception {
    return sent(
        HttpRequest.newBuilder(URI.create(address + path)).POST(BodyPublishers.ofString(body)));
  }

  void put(String url, String body) throws Exception {
    sent(HttpRequest.newBuilder(URI.create(url)).PUT(BodyPublishers.ofString(body)));
  }

  String sent(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> reply =
        http.send(
            request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
    StringBuilder all = new StringBuilder(reply.body());
    reply.headers().map().forEach((name, value) -> all.append(name).append(value));
    return all.toString();
  }

  /** What a command prints, on both streams. */
  static String command(Path folder, Map<String, String> environment, String... words) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8);
    Cli.run(
        new Console(both, both, InputStream.nullInputStream(), environment, folder, false), words);
    return said.toString(StandardCharsets.UTF_8);
  }
}
