package dev.pollen.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Paging;
import java.util.List;
import java.util.Optional;

/**
 * Leaves out what was read, less one record: if that one is not on the page as it was, the list
 * shifted while it was read and records may have slipped through between two pages, so the page
 * before is read again. One that changed meanwhile proves nothing: it may have moved, too.
 */
final class OffsetPager implements Pager {
  private static final int MOST_STEPS_BACK = 5;

  private final Paging.Offset paging;
  private final PageReader.Identity identity;

  OffsetPager(Paging.Offset paging, PageReader.Identity identity) {
    this.paging = paging;
    this.identity = identity;
  }

  @Override
  public ObjectNode first() {
    return Json.object().put(paging.input(), 0);
  }

  @Override
  public Optional<Place> next(Seen seen) {
    return shifted(seen) ? Optional.of(back(seen)) : onward(seen);
  }

  private boolean shifted(Seen seen) {
    String last = seen.at().last();
    return !last.isEmpty() && seen.records().stream().map(identity::of).noneMatch(last::equals);
  }

  private Place back(Seen seen) {
    if (seen.at().back() >= MOST_STEPS_BACK) {
      throw new Lost(
          "the list shifted %d times while it was read; records may be missing, the poll is repeated"
              .formatted(MOST_STEPS_BACK + 1));
    }
    long step = Math.max(1, Pager.size(paging, seen.inputs()).orElse(seen.records().size()));
    return at(seen.at().back(Math.max(0, start(seen) - step)), 0);
  }

  private Optional<Place> onward(Seen seen) {
    List<JsonNode> records = seen.records();
    Place begun = seen.at().pages() == 0 ? seen.at().from(start(seen)) : seen.at();
    long end = start(seen) + records.size();
    long fresh = end - begun.seen();
    if (Pager.ended(paging.stop(), seen, Pager.size(paging, seen.inputs()), end)) {
      return Optional.empty();
    }
    // A page that held only the overlap is asked for once more without it, to find the end.
    boolean overlap = records.size() > 1 && fresh > 0;
    String last = overlap ? identity.of(records.get(records.size() - 1)) : "";
    return Optional.of(at(begun.read((int) fresh).last(last), last.isEmpty() ? 0 : 1));
  }

  private Place at(Place place, int overlap) {
    return place.with(Json.object().put(paging.input(), place.seen() - overlap));
  }

  private long start(Seen seen) {
    return seen.inputs().path(paging.input()).asLong();
  }
}
