package dev.pollen.daemon.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Effect;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.spi.Receipt;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plays every system in a case: answers as the case says, else with the catalog's sample, and
 * remembers what it was asked to do. Sends nothing.
 */
final class Understudy implements Connection {
  private static final int OK = 200;

  private final List<RecipeCase.Reply> replies;
  private final List<Called> called = new ArrayList<>();

  Understudy(List<RecipeCase.Reply> replies) {
    this.replies = replies;
  }

  /** A call that was made of an action. */
  record Called(String action, JsonNode with) {}

  /** In the order in which they were made; searches are not among them. */
  List<Called> called() {
    return List.copyOf(called);
  }

  @Override
  public Optional<Connection> below(String id) {
    return Optional.of(this);
  }

  private Optional<JsonNode> answer(OperationSpec spec, JsonNode inputs) {
    return fitting(spec, inputs).map(RecipeCase.Reply::reply).or(() -> spec.common().sample());
  }

  private Optional<RecipeCase.Reply> fitting(OperationSpec spec, JsonNode inputs) {
    return replies.stream().filter(reply -> reply.fits(spec.key(), inputs)).findFirst();
  }

  /** Why the call is refused; empty when it is not. */
  private Optional<Fault> against(OperationSpec spec, JsonNode inputs) {
    return lacking(spec, inputs)
        .or(() -> fitting(spec, inputs).flatMap(RecipeCase.Reply::fails).map(Understudy::failing));
  }

  private static Fault failing(RecipeCase.Failure said) {
    return new Fault(Fault.Kind.REFUSED, said.status(), said.message(), "", RateSignal.NONE);
  }

  /** No account, and so no budget: a case is not held up. */
  @Override
  public String account() {
    return "case";
  }

  @Override
  public Action action(ActionSpec spec) {
    return new Acting(spec);
  }

  @Override
  public Trigger trigger(TriggerSpec spec) {
    return new Reading(spec);
  }

  @Override
  public Future<Void> check() {
    return Future.succeededFuture();
  }

  @Override
  public boolean checkCalls() {
    return false;
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }

  /** A call without an input that it must have is refused, as the real system would. */
  private static Optional<Fault> lacking(OperationSpec spec, JsonNode inputs) {
    return spec.inputs().stream()
        .filter(Field::mustBeGiven)
        .map(Field::name)
        .filter(name -> !inputs.hasNonNull(name))
        .findFirst()
        .map(name -> refused("'%s' of %s has no value".formatted(name, spec.key())));
  }

  private static Fault refused(String words) {
    return Fault.of(Fault.Kind.REFUSED, words);
  }

  /** An action. */
  private final class Acting implements Action {
    private final ActionSpec spec;

    private Acting(ActionSpec spec) {
      this.spec = spec;
    }

    @Override
    public Effect effect(JsonNode input) {
      return spec.effect();
    }

    @Override
    public Future<Receipt> perform(JsonNode input, String identity) {
      called.add(new Called(spec.key(), input));
      return against(spec, input)
          .<Future<Receipt>>map(Future::failedFuture)
          .orElseGet(() -> Future.succeededFuture(receipt(input)));
    }

    private Receipt receipt(JsonNode input) {
      return new Receipt(
          OK, answer(spec, input).orElse(MissingNode.getInstance()), RateSignal.NONE);
    }
  }

  /** A trigger that is used as a search. */
  private final class Reading implements Trigger {
    private final TriggerSpec spec;

    private Reading(TriggerSpec spec) {
      this.spec = spec;
    }

    @Override
    public RecordShape shape(JsonNode inputs) {
      return SampleRecords.shape(spec, inputs);
    }

    @Override
    public Future<Page> poll(Ask ask) {
      return against(spec, ask.inputs())
          .<Future<Page>>map(Future::failedFuture)
          .orElseGet(() -> Future.succeededFuture(page(ask.inputs())));
    }

    private Page page(JsonNode inputs) {
      List<JsonNode> records =
          answer(spec, inputs)
              .map(reply -> SampleRecords.in(reply, shape(inputs)))
              .orElse(List.of());
      return new Page(records, Optional.empty(), Optional.empty(), RateSignal.NONE);
    }
  }
}
