package dev.pollen.connectors.email;

import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Future;
import io.vertx.core.net.NetClient;
import io.vertx.ext.mail.MailClient;

/** A user's outgoing mail: one client with a small pool of lines to the server. */
final class Mailbox implements Connection {
  private final ConnectionSettings settings;
  private final Server server;
  private final NetClient probe;
  private final MailClient client;

  Mailbox(ConnectionSettings settings, Host host) {
    this.settings = settings;
    this.server = Server.of(settings.fields(), host.timeout());
    this.probe = host.vertx().createNetClient();
    this.client = MailClient.create(host.vertx(), server.config());
  }

  @Override
  public String account() {
    return server.account();
  }

  @Override
  public Trigger trigger(TriggerSpec spec) {
    throw new IllegalArgumentException("no code for " + spec.key() + "; e-mail is only sent");
  }

  @Override
  public Action action(ActionSpec spec) {
    return new SendMail(spec, settings, server, client);
  }

  /** Whether somebody listens there: signing in is left to the first message. */
  @Override
  public Future<Void> check() {
    return probe
        .connect(server.port(), server.host())
        .compose(line -> line.close())
        .recover(failure -> Future.failedFuture(MailFaults.of("email", server, failure)));
  }

  @Override
  public Future<Void> close() {
    return client.close().eventually(probe::close);
  }
}
