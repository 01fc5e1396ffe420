package dev.pollen.catalog.render;

import dev.pollen.catalog.Field;
import dev.pollen.catalog.OperationSpec;
import java.util.List;

/** One operation explained on a terminal, as its page explains it. */
public final class OperationHelp {
  private static final int NAMES = 18;

  private final OperationSpec operation;
  private final OperationSpec.Common common;
  private final Paragraph paragraph;
  private final StringBuilder text = new StringBuilder();

  private OperationHelp(OperationSpec operation, int width) {
    this.operation = operation;
    this.common = operation.common();
    this.paragraph = new Paragraph(width);
  }

  /** The help of one operation, ending with a line end. */
  public static String of(OperationSpec operation, int width) {
    return new OperationHelp(operation, width).write();
  }

  private String write() {
    line(operation.key());
    line(
        paragraph.of(
            "%s (%s, %s)".formatted(common.title(), operation.kind().word(), common.category())));
    line("");
    line(paragraph.of(common.summary()));
    line("");
    Facts.of(operation).forEach(this::fact);
    section("Inputs", operation.inputs());
    RecordFields given = RecordFields.of(operation);
    String path = given.path().isEmpty() ? "" : ", as " + given.path();
    section(given.title() + path, given.fields());
    line("");
    String snippet = RecipeSnippet.of(operation);
    line(
        "A recipe with it"
            + (snippet.startsWith("connection") ? " ('acme': your connection)" : ""));
    text.append(snippet.indent(2));
    return text.toString();
  }

  private void fact(Fact fact) {
    String name = ("  %-" + (NAMES - 2) + "s").formatted(fact.name());
    line(name + paragraph.hanging(fact.words().replace("`", ""), NAMES));
  }

  private void section(String title, List<Field> fields) {
    if (!fields.isEmpty()) {
      line("");
      line(title);
      text.append(new FieldLines(paragraph, FieldRow.of(fields)).text());
    }
  }

  private void line(String words) {
    text.append(words.stripTrailing()).append('\n');
  }
}
