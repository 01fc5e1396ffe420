package dev.pollen.connectors.wire;

import dev.pollen.engine.spi.net.Proxy;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;

/**
 * A proxy as Vert.x wants it. It keeps one pool of connections for each proxy and tells proxies
 * apart by {@code equals}, which its own options lack: each call would open a tunnel of its own.
 */
final class Through extends ProxyOptions {
  private final Proxy proxy;

  Through(Proxy proxy) {
    this.proxy = proxy;
    setType(ProxyType.valueOf(proxy.kind().name()));
    setHost(proxy.host());
    setPort(proxy.port());
    proxy.login().ifPresent(one -> setUsername(one.user()).setPassword(one.password()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Through same && same.proxy.equals(proxy);
  }

  @Override
  public int hashCode() {
    return proxy.hashCode();
  }
}
