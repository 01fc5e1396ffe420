package dev.pollen.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Paging;
import java.util.Optional;

/** Follows the next page's address. */
final class LinkPager implements Pager {
  private final Paging.Link paging;

  LinkPager(Paging.Link paging) {
    this.paging = paging;
  }

  @Override
  public Optional<Place> next(Seen seen) {
    JsonNode link = seen.reply().at(paging.next());
    return link.isTextual() && !link.asText().isBlank()
        ? Optional.of(seen.at().read(seen.records().size()).link(link.asText()))
        : Optional.empty();
  }
}
