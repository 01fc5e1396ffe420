package dev.pollen.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.RecordShape.Form;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShippedCatalogTest {
  private static final CatalogReader.Loaded SHIPPED = CatalogReader.read(CatalogFiles.shipped());
  private static final Catalog CATALOG = SHIPPED.catalog();
  private static final JsonPointer TRACE = JsonPointer.compile("/traceId");

  @Test
  void everyShippedFileLoadsWithoutAProblem() {
    assertEquals(List.of(), SHIPPED.problems());
  }

  @Test
  void theBuiltInAndTheGenericOperationsAreThere() {
    Set<String> keys =
        Set.of(
            "manual",
            "schedule.every",
            "schedule.cron",
            "http.poll",
            "http.request",
            "highlevel.poll",
            "highlevel.request",
            "highlevel.location.installed",
            "log.write",
            "file.append",
            "file.replace",
            "email.send");
    assertTrue(CATALOG.byKey().keySet().containsAll(keys));
    assertTrue(CATALOG.operations().stream().noneMatch(o -> keys.contains(o.key()) == counts(o)));
  }

  private static boolean counts(OperationSpec operation) {
    return operation.common().catalogued();
  }

  @Test
  void everyActionSaysWhyItMayOrMayNotBeRepeated() {
    assertEquals(List.of(), keys(actions().filter(action -> action.reason().length() < 10)));
  }

  @Test
  void onlyWhatIsGoneOrBoundToItsPlaceMayBeRepeatedForEver() {
    assertEquals(
        keys(actions().filter(action -> action.key().matches("file.append|log.write|.*\\.delete"))),
        keys(
            actions()
                .filter(action -> action.effect() != Effect.RECONCILABLE)
                .filter(action -> action.repeatWithin().isEmpty())));
  }

  @Test
  void whatIsReconcilableSaysHowToLook() {
    assertEquals(
        keys(actions().filter(action -> action.effect() == Effect.RECONCILABLE)),
        keys(actions().filter(action -> action.reconcile().isPresent())));
  }

  @Test
  void theIdOfWhatAnActionMadeStandsInItsSample() {
    assertEquals(
        List.of(),
        keys(
            actions()
                .filter(action -> action.reconcile().isPresent())
                .filter(action -> action.common().catalogued())
                .filter(
                    action ->
                        action
                            .reconcile()
                            .get()
                            .idIn(action.common().sample().orElseThrow())
                            .isEmpty())));
  }

  @Test
  void aLookTakesOnlyInputsThatItsTriggerHas() {
    List<String> wrong = new ArrayList<>();
    actions()
        .filter(action -> action.reconcile().isPresent())
        .forEach(
            action ->
                action
                    .reconcile()
                    .get()
                    .looks()
                    .forEach(
                        look ->
                            look.with()
                                .fieldNames()
                                .forEachRemaining(
                                    name -> {
                                      if (CATALOG
                                          .operation(look.trigger())
                                          .orElseThrow()
                                          .inputs()
                                          .stream()
                                          .noneMatch(input -> input.name().equals(name))) {
                                        wrong.add(action.key() + ": " + name);
                                      }
                                    })));
    assertEquals(List.of(), wrong);
  }

  @Test
  void everySimpleInputHasAnExample() {
    List<String> bare = new ArrayList<>();
    for (OperationSpec operation : CATALOG.operations()) {
      operation.inputs().stream()
          .filter(input -> input.type() != FieldType.OBJECT && input.type() != FieldType.ARRAY)
          .filter(input -> input.example().isEmpty())
          .forEach(input -> bare.add(operation.key() + "." + input.name()));
    }
    assertEquals(List.of(), bare);
  }

  @Test
  void everyHighLevelOperationHasASample() {
    assertEquals(
        List.of(), keys(highlevel().filter(operation -> operation.common().sample().isEmpty())));
  }

  @Test
  void theRecordsOfASampleStandWhereTheFileSays() {
    List<String> lost = new ArrayList<>();
    triggers()
        .filter(trigger -> trigger.shape().isPresent())
        .filter(trigger -> record(trigger).isMissingNode())
        .forEach(trigger -> lost.add(trigger.key()));
    assertEquals(List.of(), lost);
  }

  @Test
  void aSampleRecordHasItsIdentityAndStamps() {
    List<String> lost = new ArrayList<>();
    for (TriggerSpec trigger : triggers().filter(t -> t.shape().isPresent()).toList()) {
      RecordShape shape = trigger.shape().orElseThrow();
      Stream.of(shape.identity(), shape.created(), shape.changed(), shape.ignore())
          .flatMap(List::stream)
          .filter(pointer -> !pointer.equals(TRACE))
          .filter(pointer -> record(trigger).at(pointer).isMissingNode())
          .forEach(pointer -> lost.add(trigger.key() + " " + pointer));
    }
    assertEquals(List.of(), lost);
  }

  /** It differs on every read and no reply documents it. */
  @Test
  void whereTheReplyIsTheRecordItsTraceIdIsIgnored() {
    Stream<TriggerSpec> whole =
        triggers()
            .filter(trigger -> trigger.system().equals("highlevel"))
            .filter(ShippedCatalogTest::mayBeTheReply);
    assertEquals(
        List.of(),
        keys(whole.filter(each -> !each.shape().orElseThrow().ignore().contains(TRACE))));
  }

  private static boolean mayBeTheReply(TriggerSpec trigger) {
    return trigger
        .shape()
        .filter(
            shape ->
                EnumSet.of(Form.OBJECT, Form.LIST_OR_OBJECT, Form.MAP).contains(shape.form())
                    && shape.records().contains(JsonPointer.empty()))
        .isPresent();
  }

  private static JsonNode record(TriggerSpec trigger) {
    RecordShape shape = trigger.shape().orElseThrow();
    JsonNode sample = trigger.common().sample().orElse(MissingNode.getInstance());
    Optional<JsonPointer> found =
        shape.records().stream().filter(p -> !sample.at(p).isMissingNode()).findFirst();
    JsonNode there = found.map(sample::at).orElse(MissingNode.getInstance());
    return shape.form() == RecordShape.Form.MAP ? members(there).get(0) : first(there);
  }

  private static JsonNode first(JsonNode there) {
    return there.isArray() ? there.path(0) : there;
  }

  private static List<JsonNode> members(JsonNode map) {
    return map.properties().stream()
        .<JsonNode>map(
            member -> ((ObjectNode) member.getValue().deepCopy()).put("key", member.getKey()))
        .toList();
  }

  @Test
  void theSampleHasOnlyFieldsThatTheOutputDeclares() {
    List<String> strange = new ArrayList<>();
    highlevel()
        .forEach(
            operation ->
                described(operation)
                    .forEach(
                        value ->
                            undeclared(
                                operation.key(), operation.common().output(), value, strange)));
    assertEquals(List.of(), strange);
  }

  /** What the output describes: the reply, or its members where it is itself a list or a map. */
  private static List<JsonNode> described(OperationSpec operation) {
    JsonNode sample = operation.common().sample().orElseThrow();
    if (isMap(operation)) {
      return members(sample);
    }
    List<JsonNode> values = new ArrayList<>();
    (sample.isArray() ? sample : List.of(sample)).forEach(values::add);
    return values;
  }

  private static boolean isMap(OperationSpec operation) {
    return CATALOG
        .trigger(operation.key())
        .flatMap(TriggerSpec::shape)
        .filter(shape -> shape.form() == RecordShape.Form.MAP && shape.records().get(0).matches())
        .isPresent();
  }

  private static void undeclared(
      String at, List<Field> fields, JsonNode value, List<String> strange) {
    value
        .properties()
        .forEach(
            member -> {
              String here = at + "/" + member.getKey();
              fields.stream()
                  .filter(field -> field.name().equals(member.getKey()))
                  .findFirst()
                  .ifPresentOrElse(
                      field -> misfits(here, field, member.getValue(), strange),
                      () -> strange.add(here));
            });
  }

  private static void misfits(String at, Field field, JsonNode value, List<String> strange) {
    if (!field.accepts(value)) {
      strange.add(at + " is not " + field.type().words());
    }
    if (!field.fields().isEmpty()) {
      undeclared(at, field.fields(), value, strange);
    }
    field
        .items()
        .filter(item -> !item.fields().isEmpty())
        .ifPresent(item -> value.forEach(each -> undeclared(at, item.fields(), each, strange)));
  }

  @Test
  void everyTestOperationCanBeCalledWithNothingButAConnection() {
    for (SystemSpec system : CATALOG.systems()) {
      system
          .testOperation()
          .ifPresent(
              key ->
                  assertFalse(
                      CATALOG.operation(key).orElseThrow().inputs().stream()
                          .anyMatch(Field::mustBeGiven)));
    }
  }

  private static Stream<OperationSpec> highlevel() {
    return CATALOG.operations().stream().filter(o -> o.system().equals("highlevel"));
  }

  private static Stream<ActionSpec> actions() {
    return CATALOG.operations().stream().flatMap(o -> CATALOG.action(o.key()).stream());
  }

  private static Stream<TriggerSpec> triggers() {
    return CATALOG.operations().stream().flatMap(o -> CATALOG.trigger(o.key()).stream());
  }

  private static List<String> keys(Stream<? extends OperationSpec> operations) {
    return operations.map(OperationSpec::key).toList();
  }
}
