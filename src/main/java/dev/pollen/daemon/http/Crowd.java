package dev.pollen.daemon.http;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the number of open connections bounded, so that callers who open and never close take no
 * file from the store or from the calls that Pollen makes: beyond the bound, who has been there
 * longest has to go, and whoever asks for health is let in. May be used from any thread.
 */
final class Crowd {
  private static final Logger LOG = LoggerFactory.getLogger(Crowd.class);

  private final int most;
  private final Set<HttpConnection> open = new LinkedHashSet<>();
  private boolean told;

  Crowd(int most) {
    this.most = most;
  }

  /** A server that might speak HTTP/2 shows a connection only when something was sent on it. */
  static HttpServerOptions seenAtOnce(HttpServerOptions options) {
    return options.setHttp2ClearTextEnabled(false);
  }

  void entered(HttpConnection connection) {
    connection.closeHandler(gone -> left(connection));
    beyond(connection).ifPresent(eldest -> eldest.close().onFailure(fault -> left(eldest)));
  }

  /** Counts one more; who has to go for that. */
  private synchronized Optional<HttpConnection> beyond(HttpConnection connection) {
    open.add(connection);
    if (open.size() <= most) {
      return Optional.empty();
    }
    tell();
    Iterator<HttpConnection> eldest = open.iterator();
    HttpConnection goes = eldest.next();
    eldest.remove();
    return Optional.of(goes);
  }

  private void tell() {
    if (!told) {
      told = true;
      LOG.warn(
          "more than {} connections are open to the HTTP port: the oldest are closed, for this and"
              + " every further one",
          most);
    }
  }

  private synchronized void left(HttpConnection connection) {
    open.remove(connection);
    told = told && open.size() > most / 2;
  }

  synchronized int size() {
    return open.size();
  }
}
