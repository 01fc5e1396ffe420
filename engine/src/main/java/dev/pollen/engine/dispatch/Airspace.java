package dev.pollen.engine.dispatch;

import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.spi.Timing.Alarm;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * The requests of one account between permission and arrival. Belongs to one loop.
 *
 * <p>A request counts from when its reply came, as it had arrived by then, at the latest from half
 * a second after it left: requests take different times on the way, and what left in one of the
 * system's windows may arrive in the next. Until then it counts as one that may arrive at any time.
 */
final class Airspace {
  private static final Duration USUAL_WAY = Duration.ofMillis(450);
  private static final Duration LONGEST_WAY = Duration.ofSeconds(2);

  private final Loop loop;
  private final List<Allowance> allowances;
  private final ArrayDeque<Flight> ready = new ArrayDeque<>();
  private final Waker waker;
  private int onGround;
  private int inAir;
  private int landed;

  Airspace(Loop loop, List<Allowance> allowances) {
    this.loop = loop;
    this.allowances = allowances;
    this.waker = new Waker(loop, this::clear);
  }

  List<Allowance> allowances() {
    return allowances;
  }

  /** Sees to it that what is about to leave may leave; tells when more may. */
  void prepare(Instant now, Runnable more) {
    allowances.forEach(one -> one.ahead(now, onGround + inAir, more));
  }

  /**
   * How long until one more may be permitted, when all have left that are.
   *
   * @param lead how long before it may leave: within a day, not at all, as that has to be written
   *     down first
   */
  Duration wait(Instant now, Duration lead) {
    Duration longest = Duration.ZERO;
    for (Allowance one : allowances) {
      Duration wait = one.wait(now, onGround + inAir);
      longest = longer(longest, isShort(one) ? wait.minus(lead) : wait);
    }
    return longest;
  }

  private static boolean isShort(Allowance one) {
    return one.budget().per().compareTo(Limiter.SHORT) <= 0;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  /** How much of the shortest budget is used or spoken for. */
  int used(Instant now) {
    if (allowances.isEmpty()) {
      return 0;
    }
    Allowance shortest = allowances.get(0);
    return shortest.budget().requests() - shortest.left(now) + onGround + inAir;
  }

  /** A request may be made ready. */
  Flight permitted() {
    onGround++;
    return new Flight(loop.now());
  }

  void heard(RateSignal rate, Instant asked, Instant now) {
    for (int more = rate.more(); more > 0; more--) {
      allowances.forEach(one -> one.sent(now));
    }
    if (!allowances.isEmpty()) {
      Allowance shortest = allowances.get(0);
      Allowance longest = allowances.get(allowances.size() - 1);
      shortest.atMost(rate.limit(), now);
      shortest.lower(rate.remaining(), inAir, asked, now);
      longest.lower(rate.remainingToday(), inAir, asked, now);
    }
  }

  /** Lets those leave who are ready, in the order in which they were, as far as there is room. */
  private void clear() {
    while (!ready.isEmpty()) {
      Duration wait = brief(loop.now());
      if (!wait.isZero()) {
        waker.in(wait);
        return;
      }
      ready.remove().takeOff();
    }
  }

  /** What is permitted does not wait for a day that is used up since. */
  private Duration brief(Instant now) {
    Duration longest = Duration.ZERO;
    for (Allowance one : allowances) {
      if (isShort(one)) {
        longest = longer(longest, one.wait(now, inAir));
      }
    }
    return longest;
  }

  /** How long a request may be on its way; while little is known, longer. */
  private Duration way() {
    boolean known = allowances.isEmpty() || landed > allowances.get(0).budget().requests();
    return known ? USUAL_WAY : LONGEST_WAY;
  }

  /** One request. */
  final class Flight {
    private final Instant permitted;
    private Instant left;
    private Promise<Void> free = Promise.promise();
    private Optional<Alarm> arrival = Optional.empty();
    private State state = State.ON_GROUND;

    private Flight(Instant permitted) {
      this.permitted = permitted;
      this.left = permitted;
    }

    Instant permitted() {
      return permitted;
    }

    /** When it left, or was permitted if that is not known. */
    Instant left() {
      return left;
    }

    /** It is ready; told when it may leave. */
    void leave(Promise<Void> told) {
      free = told;
      ready.add(this);
      clear();
    }

    private void takeOff() {
      if (state == State.ON_GROUND) {
        onGround--;
        inAir++;
        state = State.IN_AIR;
        left = loop.now();
        arrival = allowances.isEmpty() ? arrival : Optional.of(loop.after(way(), this::land));
      }
      free.tryComplete();
    }

    /** It has arrived by now, at the latest: from now on it counts as sent. */
    void land() {
      if (state == State.ON_GROUND) {
        takeOff();
      }
      if (state == State.IN_AIR) {
        arrival.ifPresent(Alarm::cancel);
        state = State.LANDED;
        inAir--;
        landed++;
        Instant now = loop.now();
        allowances.forEach(one -> one.sent(now));
      }
    }

    /** It is not made after all; what left counts, whatever the caller thinks of it. */
    void cancel() {
      if (state == State.ON_GROUND) {
        state = State.LANDED;
        onGround--;
      } else {
        land();
      }
    }
  }

  private enum State {
    ON_GROUND,
    IN_AIR,
    LANDED
  }
}
