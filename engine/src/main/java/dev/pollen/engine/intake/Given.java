package dev.pollen.engine.intake;

import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.journal.LogEntry;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a recipe knows when it leaves its place: of each record the newest version that it was given
 * there or will be, or had no need of. Changes nothing; on the feed's loop, while no run is made.
 *
 * <p>As long as a private read goes before it, the shared feed may know versions that nobody gave
 * to the recipe, and either of the two may know the newer one, which stamps do not always tell.
 * What the private read knows goes first, unless the shared feed took in something later that
 * counts.
 */
final class Given {
  private static final int BATCH = 200;

  private final Feed feed;
  private final Subscription one;
  private final Optional<Past> past;

  Given(Feed feed, Subscription one) {
    this.feed = feed;
    this.one = one;
    this.past = one.past();
  }

  /** Whose memory it is made of. */
  List<FeedMemory> memories() {
    return Stream.concat(Stream.of(feed), past.map(Past::feed).stream()).map(Feed::memory).toList();
  }

  Future<Legacy> legacy() {
    Future<Legacy> shared = known(feed.memory());
    return past.map(read -> shared.compose(it -> with(read, it))).orElse(shared);
  }

  private Future<Legacy> with(Past read, Legacy shared) {
    return known(read.feed().memory())
        .compose(
            own ->
                read.isSettled()
                    ? Future.succeededFuture(shared.over(own))
                    : later(read, own).compose(later -> over(read, own, shared, later)));
  }

  private Future<Legacy> over(Past read, Legacy own, Legacy shared, Set<KeyHash> later) {
    return read.isUnread()
        ? takesUnseen(read).map(takes -> unread(own, shared, later, takes))
        : Future.succeededFuture(own.over(shared, later));
  }

  /**
   * Before the private read came to its end, what else the shared feed knows is still to be given,
   * unless that read would only take it for known: then it may have changed by the next one.
   */
  private static Legacy unread(Legacy own, Legacy shared, Set<KeyHash> later, boolean takes) {
    Predicate<KeyHash> isLater = later::contains;
    return own.over(shared.only(takes ? isLater.or(own.known().negate()) : isLater), later);
  }

  /** Whether the private read surely takes for known what nobody has seen. */
  private Future<Boolean> takesUnseen(Past read) {
    boolean takes = read.reader().filter(Subscription::takesUnseen).isPresent();
    return takes && !one.joining()
        ? read.feed().normaliser().map(shape -> !shape.hasCreated()).otherwise(false)
        : Future.succeededFuture(false);
  }

  private Future<Legacy> known(FeedMemory memory) {
    FeedRow row = memory.row();
    Set<Integer> all =
        IntStream.range(0, Math.max(1, row.seenBuckets())).boxed().collect(Collectors.toSet());
    return feed.home()
        .loop()
        .bring(feed.home().setup().journal().seen(row.id(), all))
        .map(bodies -> Legacy.of(row, bodies));
  }

  /** The keys of what the shared feed took in after the private read saw them. */
  private Future<Set<KeyHash>> later(Past read, Legacy own) {
    long position = one.pump().position();
    long from = read.isUnread() ? position : Math.min(position, read.precedence().upTo());
    return later(read, own, from, new HashSet<>());
  }

  private Future<Set<KeyHash>> later(Past read, Legacy own, long after, Set<KeyHash> keys) {
    return feed.memory()
        .after(after, BATCH)
        .compose(
            entries -> {
              entries.stream()
                  .filter(entry -> isLater(read, own, entry))
                  .forEach(entry -> keys.add(KeyHash.of(entry.key())));
              return entries.isEmpty()
                  ? Future.succeededFuture(keys)
                  : later(read, own, entries.get(entries.size() - 1).number(), keys);
            });
  }

  private boolean isLater(Past read, Legacy own, LogEntry entry) {
    OptionalLong given =
        read.isEdit() ? own.givenAfter(KeyHash.of(entry.key())) : OptionalLong.empty();
    return given.isPresent() ? entry.number() > given.getAsLong() : isUngiven(read, own, entry);
  }

  private boolean isUngiven(Past read, Legacy own, LogEntry entry) {
    boolean before =
        read.isUnread()
            ? entry.number() <= one.row().baseline()
            : read.precedence().precedes(entry);
    return !before || (counts(entry) && !own.isRead(KeyHash.of(entry.key())));
  }

  /** Nobody knows the rule of a recipe that was edited while the engine was stopped. */
  private boolean counts(LogEntry entry) {
    return one.recipe().isPresent()
        ? one.wants(entry)
        : entry.created().filter(at -> !at.isBefore(one.row().start())).isPresent();
  }
}
