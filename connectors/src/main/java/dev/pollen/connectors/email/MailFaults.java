package dev.pollen.connectors.email;

import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Fault.Kind;
import dev.pollen.engine.spi.RateSignal;
import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/**
 * What a failed sending means. The server's own word says that it did not take the message; a line
 * that broke says nothing.
 */
final class MailFaults {
  private static final int SIGN_IN_FIRST = 530;
  private static final int SIGN_IN_LAST = 538;

  private MailFaults() {}

  static Fault of(String operation, Server server, Throwable failure) {
    if (failure instanceof SMTPException said) {
      return said(operation, server, said);
    }
    Kind kind = neverMet(failure) ? Kind.UNREACHABLE : Kind.UNKNOWN;
    String words = "%s: %s: %s".formatted(operation, server.place(), words(failure));
    return Fault.of(kind, words);
  }

  private static Fault said(String operation, Server server, SMTPException said) {
    int code = said.getReplyCode();
    boolean signIn = code >= SIGN_IN_FIRST && code <= SIGN_IN_LAST;
    Kind refused = signIn ? Kind.SIGN_IN : Kind.REFUSED;
    String words =
        "%s: %s answered %d: %s%s"
            .formatted(
                operation,
                server.place(),
                code,
                said.getReplyMessage(),
                signIn ? " (look at the connection's 'username' and 'password')" : "");
    return new Fault(
        said.isPermanent() ? refused : Kind.NOT_DONE, code, words, "", RateSignal.NONE);
  }

  private static boolean neverMet(Throwable failure) {
    return failure instanceof ConnectException
        || failure instanceof UnknownHostException
        || failure instanceof SSLException;
  }

  private static String words(Throwable failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
