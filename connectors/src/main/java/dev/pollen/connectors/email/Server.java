package dev.pollen.connectors.email;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An SMTP server as a connection names it.
 *
 * @param tls {@code starttls}, {@code tls} or {@code none}
 * @param username empty: nobody signs in
 */
record Server(
    String host,
    int port,
    String tls,
    String username,
    String password,
    String from,
    Duration timeout) {
  private static final int USUAL_PORT = 587;
  private static final int LINES = 4;
  private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1", "::1");

  /** Throws {@link IllegalArgumentException} with words where mail would travel in the open. */
  static Server of(JsonNode fields, Duration timeout) {
    Server server =
        new Server(
            fields.path("host").asText(),
            fields.path("port").asInt(USUAL_PORT),
            fields.path("tls").asText("starttls"),
            fields.path("username").asText(""),
            fields.path("password").asText(""),
            fields.path("from").asText(),
            timeout);
    if (server.open() && !THIS_MACHINE.contains(server.host())) {
      throw new IllegalArgumentException(
          "'tls: none' would send mail and password readable to everybody on the way to %s: use starttls or tls"
              .formatted(server.host()));
    }
    return server;
  }

  private boolean open() {
    return tls.equals("none");
  }

  String account() {
    return username.isEmpty() ? "email:" + host : "email:" + host + ":" + username;
  }

  /** Whatever the server does, a sending ends: connecting and talking each have the timeout. */
  Duration longest() {
    return timeout.multipliedBy(2);
  }

  String place() {
    return host + ":" + port;
  }

  MailConfig config() {
    MailConfig config =
        new MailConfig(host, port)
            .setSsl(tls.equals("tls"))
            .setStarttls(open() ? StartTLSOptions.DISABLED : StartTLSOptions.REQUIRED)
            .setMaxPoolSize(LINES)
            .setUserAgent("pollen");
    config.setHostnameVerificationAlgorithm(open() ? "" : "HTTPS");
    config.setConnectTimeout((int) timeout.toMillis());
    config.setIdleTimeout((int) timeout.toMillis()).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    return signedIn(config);
  }

  private MailConfig signedIn(MailConfig config) {
    return username.isEmpty()
        ? config.setLogin(LoginOption.DISABLED)
        : config.setLogin(LoginOption.REQUIRED).setUsername(username).setPassword(password);
  }

  @Override
  public String toString() {
    return "SMTP server " + place();
  }
}
