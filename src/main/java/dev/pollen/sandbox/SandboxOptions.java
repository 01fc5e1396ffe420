package dev.pollen.sandbox;

import java.time.Duration;
import java.time.InstantSource;

/**
 * What a look-alike is like: begin with {@link #defaults()} and change what matters.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 picks a free one
 * @param contacts how many contacts there are at the start
 * @param ratePerSecond how many changes a second it makes by itself; 0 for none
 * @param seed names, ids, token and the order of changes follow from it
 * @param writeLag how far search results and lists trail writes; reads by id never do
 * @param limits how fast it may be asked
 * @param clock where stamps, limits and the lag take their time from
 * @param faults what goes wrong
 */
public record SandboxOptions(
    String host,
    int port,
    int contacts,
    double ratePerSecond,
    long seed,
    Duration writeLag,
    RateLimits limits,
    InstantSource clock,
    FaultPlan faults) {
  private static final int MOST_CONTACTS = 100_000;
  private static final int MOST_CHANGES = 10_000;

  public SandboxOptions {
    if (contacts < 0 || contacts > MOST_CONTACTS) {
      throw new IllegalArgumentException(
          "contacts: %d is not between 0 and %d".formatted(contacts, MOST_CONTACTS));
    }
    if (!(ratePerSecond >= 0 && ratePerSecond <= MOST_CHANGES)) {
      throw new IllegalArgumentException(
          "rate: %s changes a second is not between 0 and %d"
              .formatted(ratePerSecond, MOST_CHANGES));
    }
    if (writeLag.isNegative()) {
      throw new IllegalArgumentException("write lag: %s is negative".formatted(writeLag));
    }
  }

  /** 500 contacts, two changes a second, the vendor's limits, a lag of two seconds, port 9400. */
  public static SandboxOptions defaults() {
    return new SandboxOptions(
        "127.0.0.1",
        9400,
        500,
        2,
        42,
        Duration.ofSeconds(2),
        RateLimits.vendor(),
        InstantSource.system(),
        FaultPlan.NONE);
  }

  public SandboxOptions withHost(String value) {
    return new SandboxOptions(
        value, port, contacts, ratePerSecond, seed, writeLag, limits, clock, faults);
  }

  public SandboxOptions withPort(int value) {
    return new SandboxOptions(
        host, value, contacts, ratePerSecond, seed, writeLag, limits, clock, faults);
  }

  public SandboxOptions withContacts(int value) {
    return new SandboxOptions(
        host, port, value, ratePerSecond, seed, writeLag, limits, clock, faults);
  }

  public SandboxOptions withRatePerSecond(double value) {
    return new SandboxOptions(host, port, contacts, value, seed, writeLag, limits, clock, faults);
  }

  public SandboxOptions withSeed(long value) {
    return new SandboxOptions(
        host, port, contacts, ratePerSecond, value, writeLag, limits, clock, faults);
  }

  public SandboxOptions withWriteLag(Duration value) {
    return new SandboxOptions(
        host, port, contacts, ratePerSecond, seed, value, limits, clock, faults);
  }

  public SandboxOptions withLimits(RateLimits value) {
    return new SandboxOptions(
        host, port, contacts, ratePerSecond, seed, writeLag, value, clock, faults);
  }

  public SandboxOptions withClock(InstantSource value) {
    return new SandboxOptions(
        host, port, contacts, ratePerSecond, seed, writeLag, limits, value, faults);
  }

  public SandboxOptions withFaults(FaultPlan value) {
    return new SandboxOptions(
        host, port, contacts, ratePerSecond, seed, writeLag, limits, clock, value);
  }
}
