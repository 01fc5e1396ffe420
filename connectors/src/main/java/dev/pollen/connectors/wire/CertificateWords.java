package dev.pollen.connectors.wire;

import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a certificate is not accepted: whose it is, what is wrong with it, and the way out. */
final class CertificateWords {
  private static final int DNS = 2;
  private static final int ADDRESS = 7;
  private static final int MOST_NAMES = 5;
  private static final String TRUST =
      "if you trust it, put its certificate (PEM) into a file and say network: {authorities: FILE}"
          + " in pollen.yaml";

  private final String host;
  private final X509Certificate[] chain;
  private final Instant now;

  CertificateWords(String host, X509Certificate[] chain, Instant now) {
    this.host = host;
    this.chain = chain.clone();
    this.now = now;
  }

  String of(CertificateException fault) {
    return outOfTime()
        .or(() -> otherHost(fault))
        .orElseGet(() -> weak(fault).orElseGet(this::stranger));
  }

  /** The first one of the chain whose time is over or has not come. */
  private Optional<String> outOfTime() {
    return Stream.of(chain)
        .flatMap(one -> Stream.concat(expired(one).stream(), early(one).stream()))
        .findFirst();
  }

  private Optional<String> expired(X509Certificate one) {
    return one.getNotAfter().toInstant().isBefore(now)
        ? Optional.of(
            "%s ended on %s (issued by %s): who runs %s must renew it"
                .formatted(whose(one), one.getNotAfter().toInstant(), issuer(one), host))
        : Optional.empty();
  }

  private Optional<String> early(X509Certificate one) {
    return one.getNotBefore().toInstant().isAfter(now)
        ? Optional.of(
            "%s is not valid before %s (issued by %s): is this machine's clock right?"
                .formatted(whose(one), one.getNotBefore().toInstant(), issuer(one)))
        : Optional.empty();
  }

  private String whose(X509Certificate one) {
    return one.equals(chain[0])
        ? "the certificate of " + host
        : "the certificate '%s', on which that of %s stands,"
            .formatted(one.getSubjectX500Principal().getName(), host);
  }

  private static String issuer(X509Certificate one) {
    return one.getIssuerX500Principal().getName();
  }

  private Optional<String> otherHost(CertificateException fault) {
    String said = String.valueOf(fault.getMessage());
    return said.contains("No subject alternative") || said.contains("No name matching")
        ? Optional.of(
            "the certificate that %s shows is for %s (issued by %s): correct the address, or have"
                    .formatted(host, names(), issuer(chain[0]))
                + " a certificate made for it")
        : Optional.empty();
  }

  private String names() {
    String names = alternatives().limit(MOST_NAMES).collect(Collectors.joining(", "));
    return names.isEmpty() ? chain[0].getSubjectX500Principal().getName() : names;
  }

  private Stream<String> alternatives() {
    try {
      return Optional.ofNullable(chain[0].getSubjectAlternativeNames()).stream()
          .flatMap(all -> all.stream())
          .filter(one -> List.of(DNS, ADDRESS).contains(one.get(0)))
          .map(one -> String.valueOf(one.get(1)));
    } catch (CertificateParsingException e) {
      return Stream.empty();
    }
  }

  private Optional<String> weak(CertificateException fault) {
    return Optional.ofNullable(fault.getMessage())
        .filter(said -> said.contains("constraints"))
        .map(
            said ->
                "the certificate of %s is made in a way that is no longer safe (%s): who runs it"
                        .formatted(host, said)
                    + " must have a new one made");
  }

  private String stranger() {
    X509Certificate last = chain[chain.length - 1];
    boolean self = last.getSubjectX500Principal().equals(last.getIssuerX500Principal());
    return self && chain.length == 1
        ? "the certificate of %s is signed by itself ('%s', until %s), so nobody vouches for it: %s"
            .formatted(host, issuer(last), last.getNotAfter().toInstant(), TRUST)
        : "the certificate of %s is issued by '%s', whom this machine does not know: %s"
            .formatted(host, issuer(last), TRUST);
  }
}
