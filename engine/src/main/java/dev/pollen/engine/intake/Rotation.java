package dev.pollen.engine.intake;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.RecordShape;
import dev.pollen.engine.intake.ParentPages.Parent;
import dev.pollen.engine.recipe.Kinship;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the children of one parent after the other as if they were one listing: a call is one page
 * of parents, or one page of one parent's children.
 *
 * <p>A rotation that was given up is followed by one that begins where it stopped, past the parent
 * that failed, so that no parent keeps the others from being read. A parent that is gone is passed
 * over. Every record gets its parent's id under the name of the input that took it, and is named by
 * both. On the feed's loop.
 */
final class Rotation implements Trigger {
  private static final String PARENTS = "of";
  private static final String CHILDREN = "with";

  private final Kinship kinship;
  private final ParentPages parents;
  private final Trigger children;
  private final Loop loop;
  private final Census census;
  private Optional<Spot> here = Optional.empty();
  private Optional<Under> under = Optional.empty();

  Rotation(Kinship kinship, Trigger parents, Trigger children, Loop loop) {
    this.kinship = kinship;
    this.parents = new ParentPages(kinship.parents().key(), parents, kinship.id());
    this.children = children;
    this.loop = loop;
    this.census = new Census(kinship);
  }

  /**
   * Whose children a page holds.
   *
   * @param last whether it is the last page of them
   */
  record Under(Page page, Parent parent, boolean last) {}

  /** What {@link #poll} takes as inputs. */
  static JsonNode inputs(JsonNode parents, JsonNode children) {
    ObjectNode both = JsonNodeFactory.instance.objectNode();
    both.set(PARENTS, parents);
    return both.set(CHILDREN, children);
  }

  /** The next rotation begins where one stopped before a restart. */
  void resume(String place) {
    try {
      here = Optional.of(Spot.read(place));
    } catch (IllegalArgumentException e) {
      here = Optional.empty();
    }
  }

  /** Where a rotation would begin that followed a broken one; empty: with the first parent. */
  Optional<String> place() {
    return here.map(Spot::written);
  }

  /** Whose children the page that came last holds; empty for a page of parents. */
  Optional<Under> under(Page page) {
    return under.filter(last -> last.page.equals(page));
  }

  @Override
  public RecordShape shape(JsonNode inputs) {
    RecordShape shape = children.shape(inputs.path(CHILDREN));
    List<JsonPointer> identity = new ArrayList<>(shape.identity());
    if (shape.recognised()) {
      identity.add(0, JsonPointer.empty().appendProperty(kinship.input()));
    }
    return new RecordShape(
        shape.form(), shape.records(), identity, shape.created(), shape.changed(), shape.ignore());
  }

  @Override
  public Future<Page> poll(Ask ask) {
    Spot spot = ask.after().map(Cursor::place).map(Spot::read).orElseGet(this::begin);
    return parents.at(spot.page()) ? childrenAt(spot, ask) : parentsAt(spot, ask);
  }

  private Spot begin() {
    parents.forget();
    census.begin();
    return here.map(Spot::start).orElse(Spot.FIRST);
  }

  // ---- a page of parents

  private Future<Page> parentsAt(Spot spot, Ask ask) {
    here = Optional.of(spot);
    JsonNode inputs = ask.inputs().path(PARENTS);
    return loop.bring(parents.ask(inputs, spot.page()))
        .map(page -> parentsCame(spot, inputs, page))
        .onFailure(this::parentsRefused);
  }

  private Page parentsCame(Spot spot, JsonNode inputs, Page page) {
    parents.came(page, inputs, spot.page());
    return turned(List.of(), settled(spot), page.date(), page.rate());
  }

  /** A place that the system does not know any more is no place to begin at. */
  private void parentsRefused(Throwable fault) {
    if (fault instanceof Fault known && known.kind() == Fault.Kind.REFUSED) {
      here = Optional.empty();
    }
  }

  /** The first parent from there on, if there is one; its page must be the remembered one. */
  private Optional<Spot> settled(Spot spot) {
    if (spot.cameRound()) {
      return Optional.empty();
    }
    if (spot.index() < parents.size()) {
      return Optional.of(spot);
    }
    Optional<String> next = parents.next();
    return next.isPresent()
        ? next.map(spot::turn).filter(turned -> !turned.cameRound())
        : spot.round();
  }

  // ---- a page of one parent's children

  private Future<Page> childrenAt(Spot spot, Ask ask) {
    here = Optional.of(spot.nextParent());
    Parent parent = parents.get(spot.index());
    ObjectNode inputs = JsonNodeFactory.instance.objectNode();
    inputs.setAll((ObjectNode) ask.inputs().path(CHILDREN));
    inputs.set(kinship.input(), parent.id());
    Ask about = new Ask(inputs, Optional.empty(), spot.within().map(Cursor::new));
    return loop.bring(children.poll(about))
        .map(page -> childrenCame(spot, parent, page))
        .recover(fault -> childrenFailed(spot, parent, fault));
  }

  private Page childrenCame(Spot spot, Parent parent, Page page) {
    census.answered();
    Optional<Spot> more = page.next().map(cursor -> spot.inside(cursor.place()));
    List<JsonNode> records = page.records().stream().map(one -> named(one, parent)).toList();
    Optional<Spot> next = more.or(() -> settled(spot.nextParent()));
    Page whole = turned(records, next, page.date(), page.rate());
    under = Optional.of(new Under(whole, parent, more.isEmpty()));
    return whole;
  }

  private JsonNode named(JsonNode record, Parent parent) {
    ObjectNode named = JsonNodeFactory.instance.objectNode();
    if (record instanceof ObjectNode fields) {
      named.setAll(fields);
    } else {
      named.set("value", record);
    }
    if (!named.hasNonNull(kinship.input())) {
      named.set(kinship.input(), parent.id());
    }
    return named;
  }

  private Future<Page> childrenFailed(Spot spot, Parent parent, Throwable failure) {
    if (!(failure instanceof Fault fault)) {
      return Future.failedFuture(failure);
    }
    return Census.isGone(fault)
        ? passedOver(spot, fault)
        : Future.failedFuture(census.at(parent, fault));
  }

  private Future<Page> passedOver(Spot spot, Fault fault) {
    census.gone();
    Optional<Spot> next = settled(spot.nextParent());
    return next.isEmpty() && census.nobody()
        ? Future.failedFuture(census.nobody(fault))
        : Future.succeededFuture(turned(List.of(), next, Optional.empty(), fault.rate()));
  }

  private Page turned(
      List<JsonNode> records, Optional<Spot> next, Optional<Instant> date, RateSignal rate) {
    here = next;
    return new Page(records, next.map(Spot::written).map(Cursor::new), date, rate);
  }
}
