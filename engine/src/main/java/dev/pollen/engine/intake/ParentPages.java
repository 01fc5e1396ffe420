package dev.pollen.engine.intake;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Stamp;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The parents of a rotation, a page at a time: the newest page is remembered, no other. */
final class ParentPages {
  private final String operation;
  private final Trigger trigger;
  private final JsonPointer id;
  private Optional<Known> known = Optional.empty();

  ParentPages(String operation, Trigger trigger, JsonPointer id) {
    this.operation = operation;
    this.trigger = trigger;
    this.id = id;
  }

  /** A record under which others hang. */
  record Parent(JsonNode id, Optional<Instant> created) {}

  private record Known(Optional<String> cursor, List<Parent> parents, Optional<String> next) {}

  void forget() {
    known = Optional.empty();
  }

  /** Whether the page of this cursor is the one that is remembered. */
  boolean at(Optional<String> cursor) {
    return known.filter(page -> page.cursor.equals(cursor)).isPresent();
  }

  int size() {
    return known.map(page -> page.parents.size()).orElse(0);
  }

  Parent get(int index) {
    return known.orElseThrow().parents.get(index);
  }

  /** The cursor of the page after the remembered one. */
  Optional<String> next() {
    return known.flatMap(Known::next);
  }

  Future<Page> ask(JsonNode inputs, Optional<String> cursor) {
    return trigger.poll(new Trigger.Ask(inputs, Optional.empty(), cursor.map(Trigger.Cursor::new)));
  }

  /** Remembers a page that came; throws a {@link Fault} if its records have no ids. */
  void came(Page page, JsonNode inputs, Optional<String> cursor) {
    List<JsonPointer> stamps = trigger.shape(inputs).created();
    List<Parent> parents =
        page.records().stream().filter(this::named).map(one -> parent(one, stamps)).toList();
    if (parents.isEmpty() && !page.records().isEmpty()) {
      throw nameless(page.records().size());
    }
    known = Optional.of(new Known(cursor, parents, page.next().map(Trigger.Cursor::place)));
  }

  private boolean named(JsonNode record) {
    return !record.at(id).asText("").isEmpty();
  }

  private Parent parent(JsonNode record, List<JsonPointer> stamps) {
    Optional<Instant> created =
        stamps.stream().flatMap(pointer -> Stamp.of(record.at(pointer)).stream()).findFirst();
    return new Parent(record.at(id), created);
  }

  private Fault nameless(int records) {
    return Fault.of(
        Fault.Kind.REFUSED,
        "%s: none of %d records has the id under which 'of' looks (%s); write where it stands: of: {type: %s, id: /…}"
            .formatted(operation, records, id, operation));
  }
}
