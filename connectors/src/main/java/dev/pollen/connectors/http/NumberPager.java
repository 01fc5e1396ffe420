package dev.pollen.connectors.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Paging;
import java.util.Optional;

/** Page 1, page 2, page 3. */
final class NumberPager implements Pager {
  private final Paging.Page paging;

  NumberPager(Paging.Page paging) {
    this.paging = paging;
  }

  @Override
  public ObjectNode first() {
    return Json.object().put(paging.input(), paging.first());
  }

  @Override
  public Optional<Place> next(Seen seen) {
    Place read = seen.at().read(seen.records().size());
    return Pager.ended(paging.stop(), seen, Pager.size(paging, seen.inputs()), read.seen())
        ? Optional.empty()
        : Optional.of(read.with(Json.object().put(paging.input(), page(seen) + 1)));
  }

  private int page(Seen seen) {
    return seen.inputs().path(paging.input()).asInt(paging.first());
  }
}
