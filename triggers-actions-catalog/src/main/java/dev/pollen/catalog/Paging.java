package dev.pollen.catalog;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
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

  /** Answers by style: what a reader does with a list is said once for each. */
  <T> T accept(Paging.Visitor<T> visitor);

  /** One answer for each style of paging. */
  interface Visitor<T> {
    T none(None none);

    T page(Page page);

    T offset(Offset offset);

    T cursor(Cursor cursor);

    T link(Link link);
  }

  /** Everything comes in one reply. */
  record None() implements Paging {
    @Override
    public Optional<Size> size() {
      return Optional.empty();
    }

    @Override
    public <T> T accept(Paging.Visitor<T> visitor) {
      return visitor.none(this);
    }
  }

  /** A page number: {@code first}, then one more each time. */
  record Page(String input, int first, Optional<Size> size, Stop stop) implements Paging {
    @Override
    public <T> T accept(Paging.Visitor<T> visitor) {
      return visitor.page(this);
    }
  }

  /** How many records to leave out. */
  record Offset(String input, Optional<Size> size, Stop stop) implements Paging {
    @Override
    public <T> T accept(Paging.Visitor<T> visitor) {
      return visitor.offset(this);
    }
  }

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

    @Override
    public <T> T accept(Paging.Visitor<T> visitor) {
      return visitor.cursor(this);
    }
  }

  /** The address of the next page, in the reply; followed only on the same host. */
  record Link(JsonPointer next, Optional<Size> size) implements Paging {
    @Override
    public <T> T accept(Paging.Visitor<T> visitor) {
      return visitor.link(this);
    }
  }

  /**
   * The input that asks for a page size, the value we ask for, and the vendor's maximum (0: not
   * stated).
   */
  record Size(String input, int value, int max) {}

  /** When a list is at its end, besides a missing cursor. */
  sealed interface Stop {
    /** Answers by rule. */
    <T> T accept(Stop.Visitor<T> visitor);

    /** One answer for each rule. */
    interface Visitor<T> {
      T shortPage();

      T emptyPage();

      T flag(List<JsonPointer> more);

      T total(JsonPointer total);
    }

    /** A page with fewer records than asked for is the last one. */
    record ShortPage() implements Stop {
      @Override
      public <T> T accept(Stop.Visitor<T> visitor) {
        return visitor.shortPage();
      }
    }

    /** Only an empty page is the end: the vendor may return short pages in between. */
    record EmptyPage() implements Stop {
      @Override
      public <T> T accept(Stop.Visitor<T> visitor) {
        return visitor.emptyPage();
      }
    }

    /**
     * The reply says whether there is more.
     *
     * @param more accepted places of that truth value, tried in order
     */
    record Flag(List<JsonPointer> more) implements Stop {
      public Flag {
        more = List.copyOf(more);
      }

      @Override
      public <T> T accept(Stop.Visitor<T> visitor) {
        return visitor.flag(more);
      }
    }

    /** The reply says how many there are in all. */
    record Total(JsonPointer total) implements Stop {
      @Override
      public <T> T accept(Stop.Visitor<T> visitor) {
        return visitor.total(total);
      }
    }
  }
}
