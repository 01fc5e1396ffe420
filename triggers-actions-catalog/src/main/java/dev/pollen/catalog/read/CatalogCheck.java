package dev.pollen.catalog.read;

import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Choices;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.Kind;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.Reconcile;
import dev.pollen.catalog.SubAccounts;
import dev.pollen.catalog.SystemSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Checks what one file says about another: systems, replacements, connection fields. */
final class CatalogCheck {
  private final Map<String, SystemSpec> systems;
  private final Map<String, OperationSpec> operations;
  private final Map<String, YamlFile> files;
  private final List<Problem> problems = new ArrayList<>();

  CatalogCheck(
      Map<String, SystemSpec> systems,
      Map<String, OperationSpec> operations,
      Map<String, YamlFile> files) {
    this.systems = systems;
    this.operations = operations;
    this.files = files;
  }

  List<Problem> problems() {
    systems.values().forEach(this::checkSystem);
    operations.values().forEach(this::checkOperation);
    return problems;
  }

  private void checkSystem(SystemSpec system) {
    YamlFile file = files.get(system.key() + "/");
    system.testOperation().ifPresent(key -> known(file, "/test_operation", key, files.keySet()));
    system
        .signIn()
        .below()
        .flatMap(SubAccounts::listed)
        .ifPresent(
            listed ->
                known(
                    file,
                    "/sign_in/sub_accounts/installed/operation",
                    listed.operation(),
                    files.keySet()));
    system
        .naming()
        .values()
        .ifPresent(values -> list(file, "/named_values/choices", values.choices()));
  }

  private void checkOperation(OperationSpec operation) {
    YamlFile file = files.get(operation.key());
    if (!files.containsKey(operation.system() + "/")) {
      add(
          file,
          "",
          "no-system",
          "there is no system '%s' (add %s/system.yaml)"
              .formatted(operation.system(), operation.system()));
    }
    String use = file.root().at("/deprecated/use").asText();
    if (!use.isEmpty()) {
      known(file, "/deprecated/use", use, files.keySet());
    }
    operation.inputs().forEach(input -> checkInput(file, operation, input));
    choices(file, operation, "/input", operation.inputs());
    if (operation instanceof ActionSpec action) {
      action.reconcile().ifPresent(reconcile -> checkLooks(file, reconcile));
    }
  }

  private void checkLooks(YamlFile file, Reconcile reconcile) {
    List<String> triggers =
        operations.values().stream()
            .filter(one -> one.kind() == Kind.TRIGGER)
            .map(OperationSpec::key)
            .toList();
    reconcile.looks().forEach(look -> known(file, "/reconcile/look", look.trigger(), triggers));
  }

  private void choices(YamlFile file, OperationSpec operation, String at, List<Field> fields) {
    for (Field field : fields) {
      String here = at + "/" + YamlNodes.escape(field.name());
      choices(file, operation, here, field);
      field.items().ifPresent(item -> choices(file, operation, here + "/items", item));
    }
  }

  private void choices(YamlFile file, OperationSpec operation, String at, Field field) {
    field.choices().ifPresent(choices -> chosen(file, operation, at + "/choices", choices));
    choices(file, operation, at + "/fields", field.fields());
  }

  private void chosen(YamlFile file, OperationSpec operation, String at, Choices choices) {
    list(file, at, choices);
    List<String> inputs = operation.inputs().stream().map(Field::name).toList();
    choices.within().ifPresent(within -> known(file, at + "/within", within, inputs));
  }

  private void list(YamlFile file, String at, Choices choices) {
    known(file, at + "/from", choices.from(), files.keySet());
    if (operations.get(choices.from()) instanceof ActionSpec) {
      add(
          file,
          at + "/from",
          "not-a-trigger",
          "'%s' is an action and lists nothing (name a trigger)".formatted(choices.from()));
    }
  }

  private void checkInput(YamlFile file, OperationSpec operation, Field input) {
    SystemSpec system = systems.get(operation.system());
    if (input.from().isPresent() && system != null) {
      List<String> fields = system.connectionFields().stream().map(Field::name).toList();
      String at = "/input/" + YamlNodes.escape(input.name()) + "/from";
      known(file, at, input.from().get(), fields);
    }
    if (input.summary().isBlank()) {
      add(
          file,
          "/input/" + YamlNodes.escape(input.name()),
          "no-summary",
          "the input '%s' is not explained (add a 'summary')".formatted(input.name()));
    }
  }

  private void known(YamlFile file, String at, String word, Collection<String> known) {
    if (!known.contains(word)) {
      String way = Suggestion.orElse(word, known, "use one that the catalog has");
      String message = "'%s' does not exist (%s)".formatted(word, way);
      problems.add(Problem.error(file.name(), file.place(at), "unknown-word", message));
    }
  }

  private void add(YamlFile file, String at, String code, String message) {
    problems.add(Problem.error(file.name(), file.keyPlace(at), code, message));
  }
}
