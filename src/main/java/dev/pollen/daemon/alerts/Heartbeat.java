package dev.pollen.daemon.alerts;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls an address each minute, only while all is well: a watchman elsewhere raises the alarm when
 * the calls stay away, which they do even when this machine is gone.
 */
public final class Heartbeat implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
  private static final Duration BETWEEN = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int REDIRECT = 300;

  private final Vertx vertx;
  private final HttpClient client;
  private final URI address;
  private final BooleanSupplier well;
  private long timer;
  private boolean heard = true;

  public Heartbeat(Vertx vertx, URI address, BooleanSupplier well) {
    this.vertx = vertx;
    this.client = vertx.createHttpClient();
    this.address = address;
    this.well = well;
  }

  public Heartbeat start() {
    timer = vertx.setPeriodic(BETWEEN.toMillis(), id -> beat().onComplete(done -> {}));
    return this;
  }

  /** One call, if all is well; never fails. */
  Future<Void> beat() {
    return well.getAsBoolean()
        ? call().onSuccess(done -> heard = true).otherwise(this::unheard)
        : Future.succeededFuture();
  }

  private Future<Void> call() {
    RequestOptions options =
        new RequestOptions()
            .setAbsoluteURI(address.toString())
            .setMethod(HttpMethod.GET)
            .setTimeout(PATIENCE.toMillis());
    return client
        .request(options)
        .compose(request -> request.send())
        .expecting(reply -> reply.statusCode() < REDIRECT)
        .compose(HttpClientResponse::end);
  }

  /** The path may be somebody's secret: only the host is told. */
  private Void unheard(Throwable fault) {
    if (heard) {
      LOG.warn("the heartbeat at {} is not heard: {}", address.getHost(), fault.getMessage());
    }
    heard = false;
    return null;
  }

  @Override
  public void close() {
    vertx.cancelTimer(timer);
    client.close().onFailure(fault -> LOG.debug("the heartbeat's client: {}", fault.getMessage()));
  }
}
