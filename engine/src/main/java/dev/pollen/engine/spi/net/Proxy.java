package dev.pollen.engine.spi.net;

import java.util.Optional;

/**
 * A proxy and how to sign in to it.
 *
 * @param variable the environment's variable that names it
 */
public record Proxy(Kind kind, String host, int port, Optional<Login> login, String variable) {

  /** How it is spoken to. */
  public enum Kind {
    HTTP,
    SOCKS4,
    SOCKS5
  }

  /** Who signs in. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return "login";
    }
  }

  /** Without what signs in. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
