package dev.pollen.connectors.email;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Effect;
import dev.pollen.connectors.http.Json;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.spi.Receipt;
import io.vertx.core.Future;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import java.util.concurrent.TimeUnit;

/** {@code email.send}: hands one message to the server. */
final class SendMail implements Action {
  private final ActionSpec spec;
  private final ConnectionSettings settings;
  private final Server server;
  private final MailClient client;

  SendMail(ActionSpec spec, ConnectionSettings settings, Server server, MailClient client) {
    this.spec = spec;
    this.settings = settings;
    this.server = server;
    this.client = client;
  }

  @Override
  public Effect effect(JsonNode input) {
    return spec.effect();
  }

  @Override
  public Future<Receipt> perform(JsonNode input, String identity) {
    if (settings.readOnly()) {
      return refused("connection '%s' only reads ('access: read')".formatted(settings.name()));
    }
    try {
      return send(Letter.of(input, server.from(), identity));
    } catch (IllegalArgumentException e) {
      return refused(e.getMessage());
    }
  }

  private Future<Receipt> send(MailMessage message) {
    return client
        .sendMail(message)
        .timeout(server.longest().toMillis(), TimeUnit.MILLISECONDS)
        .map(SendMail::receipt)
        .recover(failure -> Future.failedFuture(MailFaults.of(spec.key(), server, failure)));
  }

  private Future<Receipt> refused(String words) {
    return Future.failedFuture(Fault.of(Fault.Kind.REFUSED, spec.key() + ": " + words));
  }

  private static Receipt receipt(MailResult result) {
    ObjectNode reply = Json.object().put("messageId", result.getMessageID());
    result.getRecipients().forEach(reply.putArray("recipients")::add);
    return new Receipt(0, reply, RateSignal.NONE);
  }
}
