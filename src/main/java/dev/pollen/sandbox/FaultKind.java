package dev.pollen.sandbox;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * What can go wrong between a caller and the look-alike: the closed list.
 *
 * <p>Whatever it does to the answer, a write either takes effect, once and as the ledger tells, or
 * does not. Only reads are answered with something that stands for another reply.
 */
enum FaultKind {
  THROTTLED("429", "refused, with the rate headers and Retry-After: 1", Visit::throttled),
  THROTTLED_BARE("429-bare", "refused, with no word on when to come again", Visit::throttledBare),
  BROKEN("500", "nothing is done, the answer is a 500", Visit::broken),
  BROKEN_AFTER("500-after", "all is done, the answer is a 500", Visit::brokenAfter),
  SLOW("slow", "the answer comes late", 3, Visit::slow),
  STALL("stall", "the answer stops in the middle and never ends", Visit::stall),
  RESET_BEFORE("reset-before", "nothing is done, the connection breaks", Visit::drop),
  RESET_AFTER("reset-after", "all is done, the connection breaks", Visit::dropAfter),
  LATE("late", "the connection breaks, and only later all is done", 5, Visit::late),
  LAG("lag", "searches and lists show no new write for a while", 5, Visit::lag),
  SKEW("skew", "one stamp is early or late by this", 3),
  TRUNCATED("truncated", "the answer's JSON ends in the middle", Spoil::truncated),
  MALFORMED("malformed", "the answer's JSON has a wrong bracket", Spoil::malformed),
  WRONG_TYPES("wrong-types", "lists come as objects and objects as texts", Spoil::types),
  HTML("html", "a web page comes instead, with a 200", Spoil::page),
  DEEP("deep", "the answer is nested 100,000 deep", Spoil::deep),
  NUMBERS("numbers", "records carry numbers out of all bounds", Spoil::numbers),
  HUGE("huge", "the answer is 100 MB long", Visit::huge),
  DUPLICATE_IDS("duplicate-ids", "reads: a record stands twice in its list", true, Spoil::twice),
  MISSING_IDS("missing-ids", "reads: a record has no id", true, Spoil::nameless),
  ENDLESS("endless", "reads: the same page comes again and again", 5, true, Visit::endless);

  /** What a fault does to one request. */
  @FunctionalInterface
  interface Deed {
    void to(Visit visit, Duration length);
  }

  @FunctionalInterface
  private interface Plain {
    void to(Visit visit);
  }

  /** Makes other bytes of a reply. */
  @FunctionalInterface
  interface Spoiling {
    Spoil of(Reply reply);
  }

  private final String word;
  private final String means;
  private final Duration length;
  private final boolean reads;

  @SuppressWarnings("ImmutableEnumChecker") // each is a reference to a method that keeps nothing
  private final Optional<Deed> deed;

  FaultKind(String word, String means, int seconds, boolean reads, Optional<Deed> deed) {
    this.word = word;
    this.means = means;
    this.length = Duration.ofSeconds(seconds);
    this.reads = reads;
    this.deed = deed;
  }

  FaultKind(String word, String means, Plain deed) {
    this(word, means, 0, false, Optional.of((visit, length) -> deed.to(visit)));
  }

  FaultKind(String word, String means, Spoiling spoiling) {
    this(word, means, false, spoiling);
  }

  FaultKind(String word, String means, boolean reads, Spoiling spoiling) {
    this(word, means, 0, reads, Optional.of((visit, length) -> visit.spoilt(spoiling)));
  }

  FaultKind(String word, String means, int seconds, Deed deed) {
    this(word, means, seconds, false, Optional.of(deed));
  }

  FaultKind(String word, String means, int seconds, boolean reads, Deed deed) {
    this(word, means, seconds, reads, Optional.of(deed));
  }

  /** Meddles with stamps, not with requests. */
  FaultKind(String word, String means, int seconds) {
    this(word, means, seconds, false, Optional.empty());
  }

  String word() {
    return word;
  }

  String means() {
    return means;
  }

  /** How long it lasts unless said; zero where that has no meaning. */
  Duration length() {
    return length;
  }

  /** Whether it can strike a request. */
  boolean strikes(boolean write) {
    return deed.isPresent() && !(reads && write);
  }

  void strike(Visit visit, Duration length) {
    deed.orElseThrow().to(visit, length);
  }

  static Optional<FaultKind> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }
}
