package dev.pollen.connectors.wire;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts whom another one trusts, and says in words whom not, and why. */
final class TellingTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager judge;
  private final InstantSource clock;

  TellingTrust(X509ExtendedTrustManager judge, InstantSource clock) {
    this.judge = judge;
    this.clock = clock;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    try {
      judge.checkServerTrusted(chain, type, engine);
    } catch (CertificateException fault) {
      throw told(String.valueOf(engine.getPeerHost()), chain, fault);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    try {
      judge.checkServerTrusted(chain, type, socket);
    } catch (CertificateException fault) {
      throw told(String.valueOf(socket.getInetAddress()), chain, fault);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    try {
      judge.checkServerTrusted(chain, type);
    } catch (CertificateException fault) {
      throw told("the other side", chain, fault);
    }
  }

  private Untrusted told(String host, X509Certificate[] chain, CertificateException fault) {
    return new Untrusted(new CertificateWords(host, chain, clock.instant()).of(fault), fault);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    judge.checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    judge.checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    judge.checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return judge.getAcceptedIssuers();
  }
}
