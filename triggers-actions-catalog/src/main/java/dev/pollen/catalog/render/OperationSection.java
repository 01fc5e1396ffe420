package dev.pollen.catalog.render;

import dev.pollen.catalog.OperationSpec;
import java.util.List;
import java.util.stream.Collectors;

/** One operation on its category's page. */
final class OperationSection {
  private final OperationSpec operation;
  private final Links links;
  private final Prose prose;
  private final FieldTable table;

  OperationSection(OperationSpec operation, Links links) {
    this.operation = operation;
    this.links = links;
    this.prose = new Prose(links, Links.file(operation));
    this.table = new FieldTable(prose);
  }

  String text() {
    return "### %s\n\n".formatted(links.heading(operation))
        + "`%s` · %s\n\n".formatted(operation.key(), kind())
        + prose.of(operation.common().summary())
        + "\n\n"
        + facts()
        + inputs()
        + given()
        + "\n**A recipe with it**\n\n"
        + Markdown.fenced("yaml", RecipeSnippet.of(operation));
  }

  private String kind() {
    return operation.kind().word()
        + (operation.common().deprecated().isPresent() ? " · **deprecated**" : "")
        + (operation.common().destructive() ? " · **cannot be undone**" : "");
  }

  private String facts() {
    return Facts.of(operation).stream().map(this::fact).collect(Collectors.joining());
  }

  private String fact(Fact fact) {
    String words =
        fact.words().startsWith("https://") ? "<" + fact.words() + ">" : prose.of(fact.words());
    return "- **%s:** %s\n".formatted(fact.name(), words);
  }

  private String inputs() {
    if (operation.inputs().isEmpty()) {
      return "\n**Inputs:** "
          + (operation.common().openInputs() ? "those that the recipe declares.\n" : "none.\n");
    }
    return "\n**Inputs**\n\n" + table.inputs(operation.inputs());
  }

  private String given() {
    RecordFields given = RecordFields.of(operation);
    if (given.fields().isEmpty()) {
      return "";
    }
    List<FieldRow> rows = FieldRow.of(given.fields());
    String title = "<b>%s</b> (%s)".formatted(given.title(), fields(rows.size()));
    return "\n" + Markdown.folded(title + path(given), table.given(given.fields()));
  }

  private static String fields(int count) {
    return count == 1 ? "1 field" : count + " fields";
  }

  private static String path(RecordFields given) {
    return given.path().isEmpty() ? "" : ", as <code>" + given.path() + "</code>";
  }
}
