package dev.pollen.faults;

import dev.pollen.sandbox.FaultPlan;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One fault, how it is let loose, and what a person must be told of it.
 *
 * @param spec of the fault, as it is written before its share
 * @param told words that a shared poll or a run must show; empty where nothing need be told
 */
record Case(String fault, String spec, String told) {
  /** What every recipe's step calls; a fault strikes each of them, and the search. */
  static final String TAG = "highlevel.contact_tag.add";

  static final String NOTE = "highlevel.contact_note.create";
  static final String SINK = "sink.told";
  private static final String SEARCH = "highlevel.contact.search";
  private static final int TIMES = 1;

  private static final List<String> READS = List.of("duplicate-ids", "missing-ids", "endless");

  static List<Case> all() {
    return List.of(
        of("429", "the account's budget is used up"),
        of("429-bare", "the account's budget is used up"),
        of("500", "500: Internal server error"),
        of("500-after", "500: Internal server error"),
        of("slow", "=6s", "no reply within 3000 ms"),
        of("stall", "the reply did not end within 3000 ms"),
        of("reset-before", "the connection broke before a reply came"),
        of("reset-after", "the connection broke before a reply came"),
        of("late", "=1s", "the connection broke before a reply came"),
        of("lag", "=2s", ""),
        of("skew", "=2s", ""),
        of("truncated", "the reply is"),
        of("malformed", "the reply is not JSON"),
        of("wrong-types", "no array of records at /contacts"),
        of("html", "the reply is a web page, not JSON"),
        of("deep", "nobody should have to read"),
        of("numbers", ""),
        of("huge", "the reply is larger than 10 MiB"),
        of("duplicate-ids", ""),
        of("missing-ids", "came without the identity"),
        of("endless", "=2s", "runs in a circle"));
  }

  private static Case of(String fault, String told) {
    return of(fault, "", told);
  }

  private static Case of(String fault, String length, String told) {
    return new Case(fault, fault + length, told);
  }

  /** Whether the fault strikes requests, and so a counted number of them. */
  boolean counted() {
    return !fault.equals("skew");
  }

  FaultPlan plan() {
    String text =
        counted()
            ? struck().map(where -> "%s@%s:%dx".formatted(spec, where, TIMES)).collect(joined())
            : spec + ":50%";
    return FaultPlan.parse(text);
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(",");
  }

  private Stream<String> struck() {
    return READS.contains(fault) ? Stream.of(SEARCH) : Stream.of(SEARCH, TAG, NOTE, SINK);
  }

  /** How often it strikes in all. */
  long strikes() {
    return counted() ? struck().count() * TIMES : 1;
  }

  @Override
  public String toString() {
    return fault;
  }
}
