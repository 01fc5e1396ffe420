package dev.pollen.connectors.wire;

import java.security.cert.CertificateException;

/** A certificate that is not accepted, in words for a person. */
final class Untrusted extends CertificateException {
  private static final long serialVersionUID = 1L;

  Untrusted(String words, CertificateException cause) {
    super(words, cause);
  }
}
