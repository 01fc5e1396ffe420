package dev.pollen.engine.intake;

import dev.pollen.engine.journal.FeedRow;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * Who there is: feeds by id and key, members by recipe, and the numbers for new ones. Written on
 * the desk's loop; may be looked up from anywhere.
 */
final class Roll {
  private final Map<Long, Feed> feeds = new ConcurrentHashMap<>();
  private final Map<String, Set<Feed>> alone = new ConcurrentHashMap<>();
  private final Map<String, Feed> byKey = new LinkedHashMap<>();
  private final Map<String, Member> members = Collections.synchronizedMap(new LinkedHashMap<>());
  private final List<Member> leaving = new CopyOnWriteArrayList<>();
  private long lastFeed;
  private long lastSubscription;

  void add(Feed feed) {
    FeedRow row = feed.memory().row();
    feeds.put(row.id(), feed);
    byKey.put(feed.key(), feed);
    if (FeedKey.isOwn(row)) {
      alone.computeIfAbsent(FeedKey.shared(row), key -> ConcurrentHashMap.newKeySet()).add(feed);
    }
    lastFeed = Math.max(lastFeed, row.id());
  }

  void remove(Feed feed) {
    feeds.remove(feed.id());
    byKey.remove(feed.key(), feed);
    alone.computeIfPresent(FeedKey.shared(feed.memory().row()), (key, some) -> without(some, feed));
  }

  private static Set<Feed> without(Set<Feed> some, Feed gone) {
    some.remove(gone);
    return some.isEmpty() ? null : some;
  }

  /** Those that read alone what the feed of this key reads for many; from anywhere. */
  Set<Feed> alone(String key) {
    return alone.getOrDefault(key, Set.of());
  }

  long newFeed() {
    return ++lastFeed;
  }

  long newSubscription() {
    return ++lastSubscription;
  }

  void knowsFeed(long feed) {
    lastFeed = Math.max(lastFeed, feed);
  }

  void knows(long subscription) {
    lastSubscription = Math.max(lastSubscription, subscription);
  }

  Optional<Feed> feed(long id) {
    return Optional.ofNullable(feeds.get(id));
  }

  Optional<Feed> feed(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  Collection<Feed> feeds() {
    return List.copyOf(feeds.values());
  }

  void put(Member member) {
    members.put(member.recipe(), member);
  }

  void removeMember(String recipe) {
    members.remove(recipe);
  }

  /** An edit left this place behind, or it goes by another version now: it finishes what it had. */
  void leaves(Member member) {
    leaving.removeIf(one -> !feeds.containsKey(one.feed().id()));
    leaving.removeIf(one -> one.subscription() == member.subscription());
    leaving.add(member);
  }

  /** It has left. */
  void hasLeft(long place) {
    leaving.removeIf(one -> one.subscription() == place);
  }

  /** All places that edits left behind. */
  List<Member> leaving() {
    return List.copyOf(leaving);
  }

  /** The places of a recipe that edits left behind, and some that have left since. */
  List<Member> leaving(String recipe) {
    return leaving.stream().filter(one -> one.recipe().equals(recipe)).toList();
  }

  Optional<Member> member(String recipe) {
    return Optional.ofNullable(members.get(recipe));
  }

  /** The member of this recipe; throws {@link IllegalArgumentException} with those there are. */
  Member named(String recipe) {
    return member(recipe).orElseThrow(() -> new IllegalArgumentException(nobody(recipe)));
  }

  private String nobody(String recipe) {
    Set<String> known =
        members().stream().map(Member::recipe).limit(10).collect(Collectors.toSet());
    return "recipe '%s' reads from no feed (disabled or not taken up); there are: %s"
        .formatted(recipe, known.isEmpty() ? "none" : String.join(", ", known));
  }

  List<Member> members() {
    return List.copyOf(members.values());
  }
}
