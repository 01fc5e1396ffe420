package dev.pollen.catalog.render;

import dev.pollen.catalog.Field;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.TriggerSpec;
import java.util.List;

/** A whole small recipe that uses an operation, ready to be pasted into a file. */
final class RecipeSnippet {
  private final OperationSpec operation;

  private RecipeSnippet(OperationSpec operation) {
    this.operation = operation;
  }

  static String of(OperationSpec operation) {
    RecipeSnippet snippet = new RecipeSnippet(operation);
    String connection =
        operation.common().token() == OperationSpec.Token.NONE ? "" : "connection: acme\n";
    return connection
        + (operation instanceof TriggerSpec trigger ? snippet.watching(trigger) : snippet.doing());
  }

  private String watching(TriggerSpec trigger) {
    return "trigger:\n  type: %s\n%s%s".formatted(trigger.key(), rhythm(trigger), with(2))
        + "steps:\n  - action: log.write\n    with:\n      message: \"%s\"\n"
            .formatted("Found ${{ %s }}".formatted(shown(trigger)));
  }

  private static String rhythm(TriggerSpec trigger) {
    boolean polled = !trigger.clock() && !trigger.pushed();
    return polled ? "  every: 5m\n" + fire(trigger) : "";
  }

  /** One record is new only once: what there is to see is that it changes. */
  private static String fire(TriggerSpec trigger) {
    return trigger.shape().filter(RecordShape::single).isPresent() ? "  fire: changed\n" : "";
  }

  private static String shown(TriggerSpec trigger) {
    return trigger
        .shape()
        .map(RecordShape::identity)
        .filter(identity -> !identity.isEmpty())
        .map(identity -> "record." + Pointers.path(identity.get(0)))
        .orElse("$string(record)");
  }

  private String doing() {
    return "trigger:\n  type: manual\nsteps:\n  - action: %s\n%s"
        .formatted(operation.key(), with(4));
  }

  private String with(int indent) {
    List<Field> shown = SnippetInputs.of(operation);
    if (shown.isEmpty()) {
      return "";
    }
    StringBuilder lines = new StringBuilder(" ".repeat(indent)).append("with:\n");
    shown.forEach(
        field ->
            lines.append(
                YamlLines.member(indent + 2, field.name(), field.example().orElseThrow())));
    return lines.toString();
  }
}
