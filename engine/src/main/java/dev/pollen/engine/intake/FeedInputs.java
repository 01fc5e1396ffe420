package dev.pollen.engine.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pollen.catalog.InputFitter;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.engine.dispatch.Permits;
import dev.pollen.engine.dispatch.Permits.Purpose;
import dev.pollen.engine.mapping.Evaluator;
import dev.pollen.engine.mapping.Scope;
import dev.pollen.engine.mapping.Template;
import dev.pollen.engine.names.NameFault;
import dev.pollen.engine.names.Names;
import dev.pollen.engine.names.Source;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Loop;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;

/**
 * The inputs of a feed's polls: filled for an instant, with ids for names. The feed's key keeps
 * them as written, so that a name that comes to stand for another id is the same feed.
 */
final class FeedInputs {
  /** What inputs without holes look at. */
  private static final Scope NOTHING = new Scope(Map.of(), Instant.EPOCH, 0);

  private final Wanted wanted;
  private final Evaluator evaluator;
  private final Names names;
  private final Source source;

  FeedInputs(Wanted wanted, Evaluator evaluator, Names names, Loop loop, Permits permits) {
    this.wanted = wanted;
    this.evaluator = evaluator;
    this.names = names;
    String recipe = wanted.recipe().id();
    this.source = new Source(wanted.connection(), loop, () -> permits.ask(Purpose.POLL, recipe));
  }

  /** Of a rotation, those of the parents and those of the children. */
  Future<JsonNode> at(Instant now) {
    Recipe recipe = wanted.recipe();
    Future<JsonNode> own = filled(recipe.trigger().with(), now, wanted.spec());
    return wanted
        .kinship()
        .map(
            kin ->
                own.compose(
                    with ->
                        filled(recipe.trigger().of().orElseThrow().with(), now, kin.parents())
                            .map(parents -> Rotation.inputs(parents, with))))
        .orElse(own);
  }

  private Future<JsonNode> filled(Template with, Instant now, OperationSpec spec) {
    return evaluator
        .fill(with, with.holes().isEmpty() ? NOTHING : seen(now))
        .map(inputs -> InputFitter.fit(inputs, spec))
        .compose(inputs -> names.any(spec, inputs) ? ids(spec, inputs) : same(inputs));
  }

  private Scope seen(Instant now) {
    JsonNode time = TextNode.valueOf(now.toString());
    return new Scope(Map.of("now", time, "recipe", wanted.recipe().about()), now, 0);
  }

  private static Future<JsonNode> same(JsonNode inputs) {
    return Future.succeededFuture(inputs);
  }

  private Future<JsonNode> ids(OperationSpec spec, JsonNode inputs) {
    return source
        .loop()
        .bring(same(inputs))
        .compose(here -> names.resolved(spec, here, source))
        .recover(FeedInputs::refused);
  }

  /** A wrong name stops the poll with its words, as a wrong request would. */
  private static Future<JsonNode> refused(Throwable failure) {
    return Future.failedFuture(
        failure instanceof NameFault
            ? Fault.of(Fault.Kind.REFUSED, failure.getMessage())
            : failure);
  }
}
