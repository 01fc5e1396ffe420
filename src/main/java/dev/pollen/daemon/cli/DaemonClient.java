package dev.pollen.daemon.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pollen.daemon.DaemonFile;
import dev.pollen.daemon.config.PollenConfig;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks the running daemon, over its HTTP API; a command is one thread, so it may wait. */
final class DaemonClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private static final Duration PATIENCE = Duration.ofSeconds(100);
  private static final int ACCEPTED = 202;
  private static final int FIRST_FAULT = 400;
  private static final int OURS = 500;

  private final HttpClient http =
      HttpClient.newBuilder()
          .proxy(HttpClient.Builder.NO_PROXY)
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .build();
  private final DaemonFile daemon;

  private DaemonClient(DaemonFile daemon) {
    this.daemon = daemon;
  }

  /** The daemon that runs on this store, if one does. */
  static Optional<DaemonClient> find(PollenConfig config) {
    return DaemonFile.read(DaemonFile.beside(config.anchor()))
        .filter(DaemonFile::alive)
        .map(DaemonClient::new);
  }

  /** The daemon that runs on this store; ends the command with how to start one. */
  static DaemonClient needed(PollenConfig config) {
    return find(config)
        .orElseThrow(
            () ->
                CommandFault.failed(
                    "no daemon runs on %s: start one with 'pollen run' in another terminal"
                        .formatted(config.store())));
  }

  /** Where it answers, such as {@code http://127.0.0.1:8321}. */
  String address() {
    return daemon.address();
  }

  JsonNode get(String path, Map<String, String> query) {
    return send(request(path + query(query)).GET());
  }

  JsonNode post(String path, JsonNode body) {
    return send(posting(path, body));
  }

  /**
   * What may take as long as it takes: asks for what came of it until it is there.
   *
   * @param unfinished told each time that it is not
   */
  JsonNode errand(String path, JsonNode body, Runnable unfinished) {
    Answer answer = answer(posting(path, body).header("Prefer", "respond-async"));
    while (answer.status() == ACCEPTED) {
      unfinished.run();
      answer = answer(request(answer.json().path("errand").asText()).GET());
    }
    return answer.json();
  }

  private HttpRequest.Builder posting(String path, JsonNode body) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body.toString()));
  }

  /** A part of a path, escaped. */
  static String part(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(daemon.address() + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + daemon.token());
  }

  private static String query(Map<String, String> query) {
    String pairs =
        query.entrySet().stream()
            .map(each -> each.getKey() + "=" + part(each.getValue()))
            .collect(Collectors.joining("&"));
    return pairs.isEmpty() ? "" : "?" + pairs;
  }

  private record Answer(int status, JsonNode json) {}

  private JsonNode send(HttpRequest.Builder request) {
    return answer(request).json();
  }

  private Answer answer(HttpRequest.Builder request) {
    try {
      HttpResponse<String> reply = http.send(request.build(), BodyHandlers.ofString());
      JsonNode json = JSON.readTree(reply.body());
      if (reply.statusCode() >= FIRST_FAULT) {
        throw refused(reply.statusCode(), json);
      }
      return new Answer(reply.statusCode(), json);
    } catch (ConnectException e) {
      throw CommandFault.failed(
          "%s does not answer: it was probably killed; start it with 'pollen run'"
              .formatted(daemon),
          e);
    } catch (JsonProcessingException e) {
      throw CommandFault.failed("%s does not speak our language".formatted(daemon), e);
    } catch (IOException e) {
      throw CommandFault.failed("%s broke off: %s".formatted(daemon, e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFault.failed("interrupted", e);
    }
  }

  private static CommandFault refused(int status, JsonNode json) {
    String words = json.at("/error/message").asText("the daemon answered " + status);
    return status < OURS ? CommandFault.usage(words) : CommandFault.failed(words);
  }
}
