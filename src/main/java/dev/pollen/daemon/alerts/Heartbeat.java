package dev.pollen.daemon.alerts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.engine.spi.Action;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
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

  private final Vertx vertx;
  private final URI address;
  private final Action request;
  private final BooleanSupplier well;
  private long timer;
  private boolean heard = true;

  /**
   * @param request sends a request to any address, as recipes do
   */
  public Heartbeat(Vertx vertx, URI address, Action request, BooleanSupplier well) {
    this.vertx = vertx;
    this.address = address;
    this.request = request;
    this.well = well;
  }

  public Heartbeat start() {
    timer = vertx.setPeriodic(BETWEEN.toMillis(), id -> beat().onComplete(done -> {}));
    return this;
  }

  /** One call, if all is well; never fails. */
  Future<Void> beat() {
    return well.getAsBoolean()
        ? request
            .perform(input(), "heartbeat")
            .<Void>mapEmpty()
            .onSuccess(done -> heard = true)
            .otherwise(this::unheard)
        : Future.succeededFuture();
  }

  private ObjectNode input() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("url", address.toString())
        .put("method", "GET");
  }

  /** The path may be somebody's secret: only the host is told. */
  private Void unheard(Throwable fault) {
    if (heard) {
      String path = address.getRawPath();
      String said = String.valueOf(fault.getMessage());
      LOG.warn(
          "the heartbeat at {} is not heard: {}",
          address.getHost(),
          path.length() > 1 ? said.replace(path, "/(hidden)") : said);
    }
    heard = false;
    return null;
  }

  @Override
  public void close() {
    vertx.cancelTimer(timer);
  }
}
