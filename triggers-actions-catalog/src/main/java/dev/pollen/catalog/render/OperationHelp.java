package dev.pollen.catalog.render;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.HttpCall;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.TriggerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One operation explained on a terminal: plain text, at most 96 columns wide. */
public final class OperationHelp {
  private static final int MAX_NAME = 28;

  private final OperationSpec operation;
  private final OperationSpec.Common common;
  private final StringBuilder text = new StringBuilder();

  private OperationHelp(OperationSpec operation) {
    this.operation = operation;
    this.common = operation.common();
  }

  /** The help page of one operation, ending with a line end. */
  public static String of(OperationSpec operation) {
    return new OperationHelp(operation).write();
  }

  private String write() {
    line("%s  (%s, %s)".formatted(operation.key(), operation.kind().word(), common.category()));
    line(common.title());
    line("");
    line(Paragraph.of(common.summary()));
    facts();
    section("Inputs", operation.inputs(), "");
    List<Field> record = record();
    if (!record.equals(common.output())) {
      section("Gives", common.output(), "");
    }
    section("Each record", record, "record.");
    line("");
    line("In a recipe");
    text.append(RecipeSnippet.of(operation).indent(2));
    return text.toString();
  }

  private void facts() {
    line("");
    common.deprecated().ifPresent(words -> fact("deprecated", words));
    common.http().ifPresent(call -> fact("request", request(call)));
    if (!common.scopes().isEmpty()) {
      fact("scopes", String.join(", ", common.scopes()));
    }
    if (common.token() != OperationSpec.Token.NONE) {
      fact("token", CatalogJson.token(common.token()));
    }
    if (operation instanceof ActionSpec action) {
      fact("repeat", action.effect().word() + ": " + action.reason());
    }
    if (operation instanceof TriggerSpec trigger) {
      fact("reads", reads(trigger));
    }
    if (common.destructive()) {
      fact("careful", "what it removes cannot be brought back");
    }
    common.docs().ifPresent(address -> fact("docs", address));
  }

  private static String request(HttpCall call) {
    String version = call.headers().get("Version");
    return call.method()
        + " "
        + call.path()
        + (version == null ? "" : "  (Version " + version + ")");
  }

  private static String reads(TriggerSpec trigger) {
    if (trigger.pushed() || trigger.clock()) {
      return trigger.clock() ? "the clock" : "nothing: somebody starts it";
    }
    String pages = trigger.paging().size().map(s -> ", " + s.value() + " a page").orElse("");
    return trigger.since().isPresent()
        ? "only what changed since the last poll" + pages
        : "everything at each poll, and compares" + pages;
  }

  private void fact(String name, String words) {
    line("  %-12s%s".formatted(name, Paragraph.hanging(words, 14)));
  }

  private List<Field> record() {
    return operation instanceof TriggerSpec trigger ? trigger.recordFields() : List.of();
  }

  private void section(String title, List<Field> fields, String before) {
    if (!fields.isEmpty()) {
      line("");
      line(title);
      int width = fields.stream().mapToInt(f -> f.name().length()).max().orElse(0);
      fields.forEach(field -> field(before, field, Math.min(width, MAX_NAME) + before.length()));
    }
  }

  private void field(String prefix, Field field, int width) {
    String head = "  %-" + width + "s  %-8s ";
    String left = head.formatted(prefix + field.name(), field.type().word());
    line(left + Paragraph.hanging(words(field), left.length()));
  }

  private static String words(Field field) {
    List<String> more = new ArrayList<>();
    if (field.mustBeGiven()) {
      more.add("required");
    }
    field.from().ifPresent(from -> more.add("from the connection's " + from));
    field.defaultValue().ifPresent(value -> more.add("default " + value));
    if (!field.allowed().isEmpty()) {
      more.add("one of " + join(field.allowed()));
    }
    if (field.secret()) {
      more.add("secret");
    }
    return field.summary() + (more.isEmpty() ? "" : " [" + String.join("; ", more) + "]");
  }

  private static String join(List<JsonNode> values) {
    return values.stream().map(JsonNode::asText).collect(Collectors.joining(", "));
  }

  private void line(String words) {
    text.append(words.stripTrailing()).append('\n');
  }

  /** For a list on one screen: key, kind and title. */
  public static String line(OperationSpec operation) {
    return String.format(
        Locale.ROOT,
        "%-44s %-8s %s%s",
        operation.key(),
        operation.kind().word(),
        operation.common().title(),
        operation.common().destructive() ? " (destructive)" : "");
  }
}
