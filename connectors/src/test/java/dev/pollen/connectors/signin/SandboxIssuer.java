package dev.pollen.connectors.signin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pollen.engine.spi.ConnectionSettings.OAuthApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A sandbox that runs elsewhere on this machine, with whatever faults it was started with. */
final class SandboxIssuer implements Issuer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final String address;
  private final String secret;
  private final String location;

  private SandboxIssuer(String address, String secret, String location) {
    this.address = address;
    this.secret = secret;
    this.location = location;
  }

  /** Its access tokens end at once from now on. */
  static SandboxIssuer at(String address, String secret, String location) {
    SandboxIssuer issuer = new SandboxIssuer(address, secret, location);
    issuer.sent(
        HttpRequest.newBuilder(URI.create(address + "/_sandbox/oauth"))
            .PUT(HttpRequest.BodyPublishers.ofString("{\"expires_in\": 0}")));
    return issuer;
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public OAuthApp app() {
    return new OAuthApp(
        "sandbox-app", secret, Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Override
  public String code(String redirect) {
    String page =
        "%s/oauth/chooselocation?response_type=code&client_id=sandbox-app&redirect_uri=%s&choose=%s"
            .formatted(address, URLEncoder.encode(redirect, StandardCharsets.UTF_8), location);
    String target =
        sent(HttpRequest.newBuilder(URI.create(page))).headers().firstValue("Location").orElse("");
    return target.replaceAll(".*[?&]code=([^&]*).*", "$1");
  }

  @Override
  public long refreshed() {
    return told().path("refreshed").asLong();
  }

  private JsonNode told() {
    try {
      return JSON.readTree(
          sent(HttpRequest.newBuilder(URI.create(address + "/_sandbox/oauth"))).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> sent(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    // It is somebody else's.
  }
}
