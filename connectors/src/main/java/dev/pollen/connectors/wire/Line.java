package dev.pollen.connectors.wire;

import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.net.Network;
import dev.pollen.engine.spi.net.Proxy;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Lines to other machines: one pool of HTTP/1.1 connections for the whole daemon, however many
 * connections of users stand on it.
 *
 * <p>Plain http leads to this machine only, and to hosts that {@code pollen.yaml} lists; proxies
 * are those of the environment; certificates are checked, and what is wrong with one is said in
 * words. Any thread; futures complete on an event loop.
 */
public final class Line {
  private static final int CONNECTIONS_PER_HOST = 256;
  private static final int WAITING_PER_HOST = 10_000;
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

  /** Shorter than the 5 s after which many servers close an idle connection under our request. */
  private static final int KEEP_ALIVE_SECONDS = 4;

  private final Vertx vertx;
  private final HttpClient client;
  private final Network network;
  private final boolean guarded;

  private Line(Host host, boolean kept, boolean guarded) {
    this.vertx = host.vertx();
    this.network = host.network();
    this.guarded = guarded;
    this.client = vertx.createHttpClient(options(host, kept), pool());
    host.vault().know("proxy", network.proxies().secrets());
  }

  /** To addresses that the catalog and the settings name. */
  public static Line of(Host host) {
    return new Line(host, true, false);
  }

  /** The same, with a connection of its own for each request. */
  public static Line single(Host host) {
    return new Line(host, false, false);
  }

  /** To addresses that a recipe names, which may be kept from this machine's own networks. */
  public static Line guarded(Host host) {
    return new Line(host, true, host.network().refusesPrivate());
  }

  private static HttpClientOptions options(Host host, boolean kept) {
    Duration timeout = host.timeout();
    Duration connect = timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT;
    Authorities trust = new Authorities(host.network().authorities(), host.clock());
    return new HttpClientOptions()
        .setShared(true)
        .setName("pollen-%d-%s-%s".formatted(connect.toMillis(), kept, trust.file().orElse(null)))
        .setConnectTimeout((int) connect.toMillis())
        .setKeepAlive(kept)
        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
        .setDecompressionSupported(true)
        .setTcpNoDelay(true)
        .setTrustOptions(trust);
  }

  private static PoolOptions pool() {
    return new PoolOptions()
        .setHttp1MaxSize(CONNECTIONS_PER_HOST)
        .setMaxWaitQueueSize(WAITING_PER_HOST);
  }

  /** Whether a rule of the network lets calls to it be read on the way. */
  public static boolean isOpen(Origin to, Network network) {
    return to.ssl() || network.mayBePlain(to.host(), to.port());
  }

  /** A request that is ready to be sent; fails with {@link Unopened}. */
  public Future<HttpClientRequest> open(
      HttpMethod method, Origin to, String uri, MultiMap headers, Duration timeout) {
    if (!isOpen(to, network)) {
      return Future.failedFuture(Unopened.refused(Network.plainWords(to.host())));
    }
    Optional<Proxy> proxy = network.proxies().to(to.ssl(), to.host(), to.port());
    RequestOptions options =
        new RequestOptions()
            .setMethod(method)
            .setHost(to.socketHost())
            .setPort(to.port())
            .setSsl(to.ssl())
            .setURI(uri)
            .setHeaders(headers)
            .setConnectTimeout(timeout.toMillis());
    proxy.map(Line::options).ifPresent(options::setProxyOptions);
    return requested(to, options, proxy.isPresent())
        .recover(fault -> Future.failedFuture(unopened(fault, to, proxy)));
  }

  private static Unopened unopened(Throwable fault, Origin to, Optional<Proxy> proxy) {
    return fault instanceof Unopened known
        ? known
        : Unopened.failed(LineWords.of(fault, to, proxy));
  }

  private static ProxyOptions options(Proxy proxy) {
    ProxyOptions options =
        new ProxyOptions()
            .setType(ProxyType.valueOf(proxy.kind().name()))
            .setHost(proxy.host())
            .setPort(proxy.port());
    proxy.login().ifPresent(one -> options.setUsername(one.user()).setPassword(one.password()));
    return options;
  }

  /**
   * Kept from private addresses, it connects to the very address that was looked at: a name may
   * have another a moment later. The future is of the request's own event loop: whoever sends on
   * another thread may miss the reply's end.
   */
  private Future<HttpClientRequest> requested(Origin to, RequestOptions options, boolean byProxy) {
    if (!guarded) {
      return client.request(options);
    }
    return vertx
        .executeBlocking(() -> network.names().all(to.socketHost()), false)
        .recover(fault -> Future.failedFuture(unopened(fault, to, Optional.empty())))
        .compose(
            found -> {
              refusePrivate(found, to);
              String address = found.get(0).getHostAddress();
              return client.request(
                  byProxy
                      ? options
                      : options.setServer(SocketAddress.inetSocketAddress(to.port(), address)));
            });
  }

  private void refusePrivate(List<InetAddress> found, Origin to) {
    found.stream()
        .filter(one -> !network.mayReach(to.host(), to.port(), one))
        .findFirst()
        .ifPresent(
            one -> {
              throw Unopened.refused(Network.privateWords(to.host(), one));
            });
  }

  public Future<Void> close() {
    return client.close();
  }
}
