package dev.pollen.engine.recipe;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.engine.mapping.Template.Hole;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which fields of its record a recipe gives to inputs that the catalog marks secret: what somebody
 * types there is a secret, too.
 */
public final class SecretFields {
  private static final Pattern FIELD =
      Pattern.compile("\\brecord\\s*\\.\\s*(?:([\\p{L}_$][\\p{L}\\p{N}_$]*)|[`\"]([^`\"]+)[`\"])");

  private SecretFields() {}

  public static Set<String> of(Recipe recipe, Catalog catalog) {
    Set<String> fields = new HashSet<>();
    Stream.of(StepPaths.of(recipe), StepPaths.ofFailure(recipe))
        .map(Map::values)
        .flatMap(java.util.Collection::stream)
        .forEach(
            step -> {
              if (step instanceof Step.Call call) {
                catalog.operation(call.operation()).ifPresent(spec -> given(call, spec, fields));
              }
            });
    return fields;
  }

  private static void given(Step.Call call, OperationSpec spec, Set<String> fields) {
    List<String> secret =
        spec.inputs().stream().filter(Field::holdsSecret).map(field -> "/" + field.name()).toList();
    for (Hole hole : call.with().holes()) {
      boolean there =
          secret.stream()
              .anyMatch(at -> hole.pointer().equals(at) || hole.pointer().startsWith(at + "/"));
      if (there) {
        named(hole.expression().text(), fields);
      }
    }
  }

  private static void named(String expression, Set<String> fields) {
    Matcher found = FIELD.matcher(expression);
    while (found.find()) {
      fields.add(found.group(1) == null ? found.group(2) : found.group(1));
    }
  }
}
