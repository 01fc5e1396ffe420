package dev.pollen.catalog;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Map;
import java.util.Optional;

/**
 * How a list is read page by page: the one vocabulary for every system.
 *
 * <p>Which place an input has in the request (query or body) is the {@link HttpCall}'s matter;
 * paging only names inputs.
 */
public sealed interface Paging {

  /** The page size that is asked for, if the operation takes one. */
  Optional<Size> size();

  /** Everything comes in one reply. */
  record None() implements Paging {
    @Override
    public Optional<Size> size() {
      return Optional.empty();
    }
  }

  /** A page number: {@code first}, then one more each time. */
  record Page(String input, int first, Optional<Size> size, Stop stop) implements Paging {}

  /** How many records to leave out. */
  record Offset(String input, Optional<Size> size, Stop stop) implements Paging {}

  /**
   * Values taken from the reply or from its last record, sent as inputs of the next call.
   *
   * @param next input name to pointer
   * @param fromLastRecord whether the pointers stand in the last record, else in the reply
   */
  record Cursor(
      Map<String, JsonPointer> next, boolean fromLastRecord, Optional<Size> size, Stop stop)
      implements Paging {
    public Cursor {
      next = Map.copyOf(next);
    }
  }

  /** The address of the next page, in the reply; followed only on the same host. */
  record Link(JsonPointer next, Optional<Size> size) implements Paging {}

  /**
   * The input that asks for a page size, the value we ask for, and the vendor's maximum (0: not
   * stated).
   */
  record Size(String input, int value, int max) {}

  /** When a list is at its end, besides a missing cursor. */
  sealed interface Stop {
    /** A page with fewer records than asked for is the last one. */
    record ShortPage() implements Stop {}

    /** Only an empty page is the end: the vendor may return short pages in between. */
    record EmptyPage() implements Stop {}

    /** The reply says whether there is more. */
    record Flag(JsonPointer more) implements Stop {}

    /** The reply says how many there are in all. */
    record Total(JsonPointer total) implements Stop {}
  }
}
