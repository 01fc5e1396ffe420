package dev.pollen.connectors.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Paging;
import dev.pollen.catalog.RecordShape;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.RateSignal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes a page of a reply: its records, and where to go on.
 *
 * <p>A list that runs in a circle is noticed whatever the paging: an earlier page (Brent's way: the
 * 1st, 2nd, 4th, 8th …) is remembered in the cursor and met again only in a circle.
 */
final class PageReader {

  /**
   * What names a record as it stood when it was read, as one text: its identity and its stamp,
   * where it has one, since a list may be sorted by it. Empty when nothing names it.
   */
  @FunctionalInterface
  interface Identity {
    String of(JsonNode record);

    static Identity of(RecordShape shape) {
      List<JsonPointer> pointers = new ArrayList<>(shape.identity());
      if (!pointers.isEmpty()) {
        pointers.addAll(shape.changed());
      }
      return record ->
          pointers.stream()
              .map(pointer -> record.at(pointer).toString())
              .collect(Collectors.joining(","));
    }
  }

  private final Paging paging;
  private final RecordShape shape;
  private final Pager pager;

  PageReader(Paging paging, RecordShape shape) {
    this.paging = paging;
    this.shape = shape;
    this.pager = Pager.of(paging, Identity.of(shape));
  }

  /**
   * The inputs of a request: the recipe's, the page size, and the place in the list. A recipe's own
   * first place (skip the first twenty) is where the list begins.
   */
  JsonNode inputs(ObjectNode given, Place place) {
    ObjectNode inputs = Json.object();
    paging.size().ifPresent(size -> inputs.put(size.input(), size.value()));
    boolean first = place.pages() == 0 && place.with().isEmpty();
    if (first) {
      inputs.setAll(pager.first());
    }
    inputs.setAll(given);
    inputs.setAll(place.with());
    return inputs;
  }

  /** Throws {@link Pager.Lost} when the reply is not what the catalog says. */
  Page read(Reply reply, Place place, JsonNode inputs, RateSignal rate) {
    JsonNode body = reply.json();
    if (body.isMissingNode()) {
      throw new Pager.Lost(reply.unreadable());
    }
    List<JsonNode> records =
        RecordReader.read(body, shape)
            .orElseThrow(() -> new Pager.Lost(RecordReader.expected(shape)));
    Optional<Place> next =
        RecordReader.isOne(body, shape)
            ? Optional.empty()
            : pager.next(new Pager.Seen(place, body, records, inputs));
    return new Page(records, next.map(to -> noticed(to, records).cursor()), reply.date(), rate);
  }

  private static Place noticed(Place next, List<JsonNode> records) {
    if (records.isEmpty()) {
      return next;
    }
    String content = print(records);
    if (content.equals(next.mark())) {
      throw new Pager.Lost(
          "page %d brings the same records as an earlier one: the list runs in a circle, or the"
                  .formatted(next.pages())
              + " system does not know the paging inputs");
    }
    return Integer.bitCount(next.pages()) == 1 ? next.mark(content) : next;
  }

  private static String print(List<JsonNode> records) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      records.forEach(record -> digest.update(Json.write(record)));
      return HexFormat.of().formatHex(digest.digest(), 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
