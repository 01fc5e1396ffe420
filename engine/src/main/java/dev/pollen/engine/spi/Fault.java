package dev.pollen.engine.spi;

import java.util.Locale;

/**
 * A call that did not succeed: what kind of failure, whether the thing may have happened, and the
 * words for a person.
 *
 * <p>The message names the operation, the rule and the way out; it never holds a secret. {@link
 * #body} keeps the start of the reply for the run's history.
 */
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final int status;
  private final String body;
  private final transient RateSignal rate;
  private final boolean elsewhere;

  public Fault(Kind kind, int status, String message, String body, RateSignal rate) {
    this(kind, status, message, body, rate, false);
  }

  private Fault(
      Kind kind, int status, String message, String body, RateSignal rate, boolean elsewhere) {
    super(message, null, false, false);
    this.kind = kind;
    this.status = status;
    this.body = body;
    this.rate = rate;
    this.elsewhere = elsewhere;
  }

  /** The same in other words, and with what else is known of the budget. */
  public Fault told(String words, RateSignal signal) {
    return new Fault(kind, status, words, body, signal, elsewhere);
  }

  /** The same, come about at another host, to which the one that was called had sent us. */
  public Fault fromElsewhere() {
    return new Fault(kind, status, getMessage(), body, rate, true);
  }

  /** Whether the host that was called did answer: it sent us elsewhere, where this came about. */
  public boolean isElsewhere() {
    return elsewhere;
  }

  /** No call can be made just now, for want of a credential. */
  public static Fault unsigned(String message) {
    return of(Kind.UNSIGNED, message);
  }

  public static Fault of(Kind kind, String message) {
    return new Fault(kind, 0, message, "", RateSignal.NONE);
  }

  public Kind kind() {
    return kind;
  }

  /** The HTTP status; 0 when there was no reply. */
  public int status() {
    return status;
  }

  public String body() {
    return body;
  }

  public RateSignal rate() {
    return rate == null ? RateSignal.NONE : rate;
  }

  /** The closed list of failures. */
  public enum Kind {
    /** The connection was never made: nothing happened, try again. */
    UNREACHABLE(Happened.NO, true),
    /** 429: nothing happened, try again when told. */
    THROTTLED(Happened.NO, true),
    /**
     * The system proved that nothing happened, and a later try may work (a status in {@code
     * not_done}).
     */
    NOT_DONE(Happened.NO, true),
    /**
     * There is no credential to send it with just now: nothing was sent, or what was sent is not
     * accepted any more. Goes on by itself, or once a person signs in: it is tried until then.
     */
    UNSIGNED(Happened.NO, true),
    /** The request itself is wrong (4xx): nothing happened, trying again is useless. */
    REFUSED(Happened.NO, false),
    /** The credentials are not accepted (401, 403): nothing happened; a person must act. */
    SIGN_IN(Happened.NO, false),
    /** It is already so ({@code already}): as good as done. */
    ALREADY(Happened.YES, false),
    /** Timeout, reset, 5xx, 408, 409: nobody can say whether it happened. */
    UNKNOWN(Happened.PERHAPS, true),
    /** A reply that is not what the catalog says; on a read nothing is lost by asking again. */
    UNREADABLE(Happened.PERHAPS, true);

    private final Happened happened;
    private final boolean passing;

    Kind(Happened happened, boolean passing) {
      this.happened = happened;
      this.passing = passing;
    }

    public Happened happened() {
      return happened;
    }

    /** Whether a later try may succeed. */
    public boolean passing() {
      return passing;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether the thing that was asked for took place. */
  public enum Happened {
    NO,
    YES,
    PERHAPS
  }
}
