package dev.pollen.connectors.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Paging;
import dev.pollen.catalog.Paging.Stop;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One style of going through a list: what the first request says and where the next page is.
 *
 * <p>A list that cannot be followed to its end throws {@link Lost} with the words; whoever knows
 * the reply makes the fault of it.
 */
interface Pager {

  /** What one reply brought, for the decision where to go on. */
  record Seen(Place at, JsonNode reply, List<JsonNode> records, JsonNode inputs) {}

  /** Inputs of the first request. */
  default ObjectNode first() {
    return Json.object();
  }

  /** The next page's place; empty: the list is read to its end. */
  Optional<Place> next(Seen seen);

  static Pager of(Paging paging, PageReader.Identity identity) {
    return paging.accept(
        new Paging.Visitor<>() {
          @Override
          public Pager none(Paging.None none) {
            return seen -> Optional.empty();
          }

          @Override
          public Pager page(Paging.Page page) {
            return new NumberPager(page);
          }

          @Override
          public Pager offset(Paging.Offset offset) {
            return new OffsetPager(offset, identity);
          }

          @Override
          public Pager cursor(Paging.Cursor cursor) {
            return new CursorPager(cursor);
          }

          @Override
          public Pager link(Paging.Link link) {
            return new LinkPager(link);
          }
        });
  }

  /** How many records one page was asked to hold; empty when it was not said. */
  static Optional<Integer> size(Paging paging, JsonNode inputs) {
    return paging
        .size()
        .map(
            size ->
                Json.given(inputs.get(size.input()))
                    ? inputs.get(size.input()).asInt()
                    : size.value());
  }

  /** Whether the page just read was the last one. */
  static boolean ended(Stop stop, Seen seen, Optional<Integer> size, long total) {
    int records = seen.records().size();
    return stop.accept(
        new Stop.Visitor<>() {
          @Override
          public Boolean shortPage() {
            return records == 0 || (size.isPresent() && records < size.get());
          }

          @Override
          public Boolean emptyPage() {
            return records == 0;
          }

          @Override
          public Boolean flag(List<JsonPointer> more) {
            Optional<JsonNode> flag =
                more.stream().map(seen.reply()::at).filter(JsonNode::isBoolean).findFirst();
            if (flag.isEmpty() && records > 0 && (size.isEmpty() || records >= size.get())) {
              throw new Lost("the page is full and no true or false stands at " + words(more));
            }
            return records == 0 || !flag.map(JsonNode::asBoolean).orElse(false);
          }

          @Override
          public Boolean total(JsonPointer pointer) {
            JsonNode count = seen.reply().at(pointer);
            if (!count.canConvertToLong() && !count.asText().matches("\\d{1,18}")) {
              throw new Lost("no number of records in all stands at " + pointer);
            }
            return records == 0 || total >= count.asLong();
          }
        });
  }

  private static String words(List<JsonPointer> places) {
    return places.stream().map(JsonPointer::toString).collect(Collectors.joining(" or "));
  }

  /** The list cannot be followed to its end. */
  final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Lost(String words) {
      super(words, null, false, false);
    }
  }
}
