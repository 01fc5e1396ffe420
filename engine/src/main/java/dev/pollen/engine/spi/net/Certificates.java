package dev.pollen.engine.spi.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;

/** The certificates that stand in a file of the user's. */
public final class Certificates {
  private Certificates() {}

  /**
   * Never none: a file without any would be trusted to say whom to trust, and say nothing. May
   * block. Throws {@link IllegalArgumentException} that names the file and says what would be
   * right.
   */
  public static Collection<? extends Certificate> in(Path file) throws IOException {
    try (InputStream text = Files.newInputStream(file)) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(text);
      if (found.isEmpty()) {
        throw none(file);
      }
      return found;
    } catch (CertificateException e) {
      throw none(file);
    }
  }

  private static IllegalArgumentException none(Path file) {
    return new IllegalArgumentException(
        ("'%s' holds no certificate that can be read (give one in PEM: what stands from 'BEGIN"
                + " CERTIFICATE' to 'END CERTIFICATE', both lines with it)")
            .formatted(file));
  }
}
