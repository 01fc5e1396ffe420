package dev.pollen.engine.names;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pollen.catalog.TriggerSpec;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The lists that were looked at, each kept for ten minutes and all together within a bound. Who
 * asks for one that is being read waits for that reading; a reading that fails is not kept.
 */
final class Listings {
  static final Duration KEPT = Duration.ofMinutes(10);
  private static final int MOST_CHARACTERS = 16_000_000;

  private final AtomicLong readings = new AtomicLong();
  private final AsyncCache<Listing.Key, Came> kept;

  Listings(InstantSource clock) {
    this.kept =
        Caffeine.newBuilder()
            .expireAfterWrite(KEPT)
            .maximumWeight(MOST_CHARACTERS)
            .weigher((Listing.Key key, Came came) -> came.size())
            .ticker(() -> nanos(clock.instant()))
            .executor(Runnable::run)
            .buildAsync();
  }

  private static long nanos(Instant now) {
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  /** How many readings have begun: those that begin later have greater numbers. */
  long begun() {
    return readings.get();
  }

  /** Asked on the source's loop, and completes there: who goes on may ask for a permit. */
  Future<Listing> get(Listing.Key key, TriggerSpec spec, Source source) {
    CompletableFuture<Came> asked = kept.get(key, (one, any) -> read(one, spec, source));
    boolean known = asked.isDone();
    Future<Came> came = Future.fromCompletionStage(asked);
    return (known ? came : source.loop().bring(came)).compose(it -> listing(key, asked, it));
  }

  private Future<Listing> listing(Listing.Key key, CompletableFuture<Came> asked, Came came) {
    return came.listing().map(Future::succeededFuture).orElseGet(() -> failed(key, asked, came));
  }

  private Future<Listing> failed(Listing.Key key, CompletableFuture<Came> asked, Came came) {
    kept.asMap().remove(key, asked);
    return Future.failedFuture(came.fault().orElseThrow());
  }

  private CompletableFuture<Came> read(Listing.Key key, TriggerSpec spec, Source source) {
    long number = readings.incrementAndGet();
    return new ListReader(spec, key.inputs(), source)
        .read()
        .map(records -> Came.with(Listing.of(number, records)))
        .otherwise(Came::failing)
        .toCompletionStage()
        .toCompletableFuture();
  }

  /** The next who asks reads anew, unless somebody else's newer listing is there already. */
  void forget(Listing.Key key, Listing old) {
    CompletableFuture<Came> present = kept.getIfPresent(key);
    if (present != null && present.isDone() && present.join().is(old)) {
      kept.asMap().remove(key, present);
    }
  }

  /** What came of a reading: a listing, or why there is none. Only listings stay. */
  private record Came(Optional<Listing> listing, Optional<Throwable> fault) {
    static Came with(Listing listing) {
      return new Came(Optional.of(listing), Optional.empty());
    }

    static Came failing(Throwable fault) {
      return new Came(Optional.empty(), Optional.of(fault));
    }

    boolean is(Listing other) {
      return listing.filter(mine -> mine.number() == other.number()).isPresent();
    }

    int size() {
      return listing.map(Listing::size).orElse(1);
    }
  }
}
