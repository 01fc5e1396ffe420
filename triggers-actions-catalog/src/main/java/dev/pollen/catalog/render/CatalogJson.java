package dev.pollen.catalog.render;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Bounds;
import dev.pollen.catalog.Choices;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.HttpCall;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.Reconcile;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.TriggerSpec;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The catalog as JSON, for {@code --json}, the API and the forms drawn from it. */
public final class CatalogJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private CatalogJson() {}

  /** One short object for each operation, in the order given. */
  public static ArrayNode list(Collection<? extends OperationSpec> operations) {
    ArrayNode list = NODES.arrayNode();
    operations.forEach(operation -> list.add(brief(operation)));
    return list;
  }

  /** What a list shows of an operation; what does not apply is null. */
  public static ObjectNode brief(OperationSpec operation) {
    OperationSpec.Common common = operation.common();
    Optional<HttpCall> http = common.http();
    ObjectNode json =
        NODES
            .objectNode()
            .put("key", operation.key())
            .put("system", operation.system())
            .put("category", common.category())
            .put("kind", operation.kind().word())
            .put("title", common.title())
            .put("summary", common.summary())
            .put("method", http.map(HttpCall::method).orElse(null))
            .put("path", http.map(HttpCall::path).orElse(null))
            .put("version", http.map(call -> call.headers().get("Version")).orElse(null));
    json.set("scopes", texts(common.scopes()));
    return json.put("token", token(common.token()))
        .put("effect", operation.effect().word())
        .put("catalogued", common.catalogued())
        .put("deprecated", common.deprecated().isPresent())
        .put("destructive", common.destructive())
        .put("docs", common.docs().orElse(null));
  }

  /** Everything about one operation: the short form, its fields, and how it is read or repeated. */
  public static ObjectNode full(OperationSpec operation) {
    OperationSpec.Common common = operation.common();
    ObjectNode json = brief(operation);
    common.deprecated().ifPresent(words -> json.put("deprecation", words));
    json.put("open_inputs", common.openInputs());
    json.set("inputs", inputs(operation));
    json.set("output", fields(common.output()));
    common.sample().ifPresent(sample -> json.set("sample", sample));
    if (operation instanceof TriggerSpec trigger) {
      json.set("trigger", trigger(trigger));
    }
    if (operation instanceof ActionSpec action) {
      json.set("action", action(action));
    }
    return json.put("file", common.file());
  }

  static String token(OperationSpec.Token token) {
    return token.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static ArrayNode inputs(OperationSpec operation) {
    ArrayNode inputs = fields(operation.inputs());
    operation
        .common()
        .http()
        .ifPresent(
            call -> inputs.forEach(input -> ((ObjectNode) input).put("in", place(call, input))));
    return inputs;
  }

  private static String place(HttpCall call, JsonNode input) {
    String name = input.path("name").textValue();
    if (call.pathInputs().contains(name)) {
      return "path";
    }
    if (call.query().contains(name)) {
      return "query";
    }
    return call.body().contains(name) ? "body" : "code";
  }

  private static ArrayNode fields(List<Field> fields) {
    ArrayNode list = NODES.arrayNode();
    fields.forEach(field -> list.add(field(field)));
    return list;
  }

  private static ObjectNode field(Field field) {
    ObjectNode json =
        NODES
            .objectNode()
            .put("name", field.name())
            .put("type", field.type().word())
            .put("required", field.required())
            .put("nullable", field.nullable())
            .put("secret", field.secret())
            .put("summary", field.summary());
    field.format().ifPresent(format -> json.put("format", format));
    field.from().ifPresent(from -> json.put("from", from));
    field.defaultValue().ifPresent(value -> json.set("default", value));
    field.example().ifPresent(value -> json.set("example", value));
    if (!field.allowed().isEmpty()) {
      json.set("allowed", NODES.arrayNode().addAll(field.allowed()));
    }
    if (!field.fields().isEmpty()) {
      json.set("fields", fields(field.fields()));
    }
    field.items().ifPresent(item -> json.set("items", field(item)));
    field.choices().ifPresent(choices -> json.set("choices", choices(choices)));
    field
        .mapping()
        .ifPresent(it -> json.putObject("mapping").put("key", it.key()).put("value", it.value()));
    bounds(field.bounds(), json);
    return json;
  }

  private static void bounds(Bounds bounds, ObjectNode json) {
    bounds.items().ifPresent(most -> json.put("max_items", most));
    bounds.length().ifPresent(most -> json.put("max_length", most));
    bounds.least().ifPresent(least -> json.put("minimum", least));
    bounds.greatest().ifPresent(most -> json.put("maximum", most));
  }

  private static ObjectNode choices(Choices choices) {
    ObjectNode json = NODES.objectNode().put("from", choices.from());
    json.set("with", choices.with());
    choices.list().ifPresent(list -> json.put("list", list.toString()));
    choices.within().ifPresent(within -> json.put("within", within));
    json.put("value", choices.value().toString());
    json.set("label", pointers(choices.labels()));
    choices.key().ifPresent(key -> json.put("key", key.toString()));
    json.set("words", texts(choices.words()));
    return json;
  }

  private static ObjectNode trigger(TriggerSpec trigger) {
    ObjectNode json =
        NODES
            .objectNode()
            .put("incremental", trigger.since().isPresent())
            .put("ascending", trigger.ascending())
            .put("lag_ms", trigger.lag().toMillis())
            .put("clock", trigger.clock())
            .put("pushed", trigger.pushed())
            .put("page_size", trigger.paging().size().map(size -> size.value()).orElse(null));
    trigger.shape().ifPresent(shape -> json.set("records", shape(shape)));
    return json;
  }

  private static ObjectNode shape(RecordShape shape) {
    ObjectNode json = NODES.objectNode().put("form", shape.form().name().toLowerCase(Locale.ROOT));
    json.set("at", pointers(shape.records()));
    json.set("identity", pointers(shape.identity()));
    json.set("created", pointers(shape.created()));
    json.set("changed", pointers(shape.changed()));
    json.set("ignore", pointers(shape.ignore()));
    return json;
  }

  private static ObjectNode action(ActionSpec action) {
    ObjectNode json =
        NODES
            .objectNode()
            .put("reason", action.reason())
            .put("effect_from", action.effectFrom().orElse(null))
            .put("repeat_within_ms", action.repeatWithin().map(d -> d.toMillis()).orElse(null));
    action
        .target()
        .ifPresent(
            target ->
                json.putObject("target")
                    .put("resource", target.resource())
                    .put("input", target.input()));
    action.reconcile().ifPresent(how -> json.set("reconcile", reconcile(how)));
    json.set("writes", texts(action.writes()));
    action.notDone().stream().sorted().forEach(json.putArray("not_done")::add);
    action.already().stream().sorted().forEach(json.putArray("already")::add);
    return json;
  }

  private static ObjectNode reconcile(Reconcile how) {
    ObjectNode json = NODES.objectNode().put("resource", how.resource());
    how.looks().forEach(look -> json.withArray("look").add(look.trigger()));
    json.put("told_by", how.told().name().toLowerCase(Locale.ROOT));
    return json.put("words", LookWords.of(how));
  }

  private static ArrayNode texts(Collection<String> texts) {
    ArrayNode list = NODES.arrayNode();
    texts.forEach(list::add);
    return list;
  }

  private static ArrayNode pointers(List<JsonPointer> pointers) {
    return texts(pointers.stream().map(JsonPointer::toString).toList());
  }
}
