package dev.pollen.connectors.wire;

import dev.pollen.engine.spi.net.Certificates;
import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Whose certificates are trusted: Java's own list ({@code javax.net.ssl.trustStore}, where set),
 * and those in a file of the user's. Read where it may take its time, when the first call needs it.
 */
record Authorities(Optional<Path> file, InstantSource clock) implements TrustOptions {

  @Override
  public TrustOptions copy() {
    return this;
  }

  @Override
  public TrustManagerFactory getTrustManagerFactory(Vertx vertx) throws Exception {
    return TrustOptions.wrap(new TellingTrust(judge(), clock)).getTrustManagerFactory(vertx);
  }

  @Override
  public Function<String, TrustManager[]> trustManagerMapper(Vertx vertx) {
    return name -> null;
  }

  private X509ExtendedTrustManager judge() throws GeneralSecurityException, IOException {
    X509ExtendedTrustManager usual = trusting(null);
    return file.isPresent() ? trusting(both(usual, file.get())) : usual;
  }

  /** Null means Java's own list. */
  private static X509ExtendedTrustManager trusting(KeyStore list) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(list);
    return Stream.of(factory.getTrustManagers())
        .filter(X509ExtendedTrustManager.class::isInstance)
        .map(X509ExtendedTrustManager.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static KeyStore both(X509ExtendedTrustManager usual, Path file)
      throws GeneralSecurityException, IOException {
    KeyStore list = KeyStore.getInstance(KeyStore.getDefaultType());
    list.load(null, null);
    int number = 0;
    for (X509Certificate known : usual.getAcceptedIssuers()) {
      list.setCertificateEntry("java-" + number++, known);
    }
    for (Certificate own : Certificates.in(file)) {
      list.setCertificateEntry("own-" + number++, own);
    }
    return list;
  }
}
