package dev.pollen.connectors.wire;

import dev.pollen.engine.spi.net.Proxy;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why no connection came about, in words: with whom, what is wrong, and the way out. */
final class LineWords {
  private static final String TOO_OLD =
      "speaks only versions of TLS that are no longer safe; Pollen speaks 1.2 and 1.3: have it"
          + " brought up to date";

  private LineWords() {}

  static String of(Throwable fault, Origin to, Optional<Proxy> proxy) {
    return causes(fault)
        .flatMap(one -> known(one, to, proxy).stream())
        .findFirst()
        .orElseGet(() -> plain(fault));
  }

  private static Stream<Throwable> causes(Throwable fault) {
    return Stream.iterate(fault, one -> one != null, Throwable::getCause).limit(10);
  }

  private static Optional<String> known(Throwable one, Origin to, Optional<Proxy> proxy) {
    String said = String.valueOf(one.getMessage());
    if (one instanceof Untrusted) {
      return Optional.of(said);
    }
    if (one instanceof UnknownHostException) {
      return Optional.of(
          "no machine is known by the name %s: look at its spelling and at this machine's DNS"
              .formatted(proxy.map(Proxy::host).orElse(to.host())));
    }
    return byProxy(one, said, to, proxy)
        .or(() -> unanswered(one, said, to, proxy))
        .or(() -> tls(one, said, to));
  }

  private static Optional<String> byProxy(
      Throwable one, String said, Origin to, Optional<Proxy> proxy) {
    return proxy
        .filter(by -> one.getClass().getSimpleName().contains("ProxyConnect"))
        .map(
            by ->
                brief(said).contains("407")
                    ? "the proxy %s (%s) wants a user and password: write user:password@ before its host"
                            .formatted(by, by.variable())
                        + (by.login().isPresent()
                            ? "; those that stand there are not accepted"
                            : "")
                    : "the proxy %s (%s) makes no connection to %s: %s"
                        .formatted(by, by.variable(), to, brief(said)));
  }

  /** What a library says at its end: the part before it names every address. */
  private static String brief(String said) {
    int last = said.lastIndexOf(", ");
    return last < 0 ? said : said.substring(last + 2);
  }

  private static Optional<String> unanswered(
      Throwable one, String said, Origin to, Optional<Proxy> proxy) {
    String whom =
        proxy.map(by -> "the proxy %s (%s)".formatted(by, by.variable())).orElse(to.toString());
    if (one.getClass().getSimpleName().contains("ConnectTimeout")) {
      return Optional.of("%s does not answer".formatted(whom));
    }
    return one instanceof ConnectException
        ? Optional.of("%s: %s".formatted(whom, said.split(":", 2)[0]))
        : Optional.empty();
  }

  private static Optional<String> tls(Throwable one, String said, Origin to) {
    String lower = said.toLowerCase(Locale.ROOT);
    if (one.getClass().getSimpleName().contains("NotSslRecord")
        || lower.contains("unrecognized ssl message")) {
      return Optional.of("%s does not speak TLS: is it the right port?".formatted(to));
    }
    if (lower.contains("protocol_version") || lower.contains("not accepted by client")) {
      return Optional.of("%s %s".formatted(to, TOO_OLD));
    }
    return lower.contains("fatal alert")
        ? Optional.of("%s breaks off the handshake (%s)".formatted(to, said))
        : Optional.empty();
  }

  private static String plain(Throwable fault) {
    String message = fault.getMessage();
    return message == null ? fault.getClass().getSimpleName() : message;
  }
}
