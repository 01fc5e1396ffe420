package dev.pollen.catalog.render;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Fields on a terminal: name, type and meaning in columns, inner fields indented. */
final class FieldLines {
  private static final int MOST_NAME = 26;
  private static final int MOST_TYPE = 18;
  private static final int MOST_EXAMPLE = 30;
  private static final int STEP = 2;

  private final Paragraph paragraph;
  private final List<FieldRow> rows;
  private final int names;
  private final int types;

  FieldLines(Paragraph paragraph, List<FieldRow> rows) {
    this.paragraph = paragraph;
    this.rows = rows;
    this.names = widest(rows.stream().map(FieldLines::name).toList(), MOST_NAME);
    this.types = widest(rows.stream().map(FieldRow::type).toList(), MOST_TYPE);
  }

  private static int widest(List<String> words, int most) {
    return Math.min(most, words.stream().mapToInt(String::length).max().orElse(0));
  }

  private static String name(FieldRow row) {
    return " ".repeat(STEP * (row.depth() + 1)) + row.field().name();
  }

  String text() {
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> text.append(line(row).stripTrailing()).append('\n'));
    return text.toString();
  }

  private String line(FieldRow row) {
    int second = names + 2;
    int third = second + types + 2;
    String left = column(column("", name(row), second), row.type(), third);
    return left + paragraph.hanging(words(row.field()), third);
  }

  /** A word that is wider than its column has a line of its own. */
  private static String column(String before, String word, int end) {
    String joined = before + word;
    int width = joined.length() - joined.lastIndexOf('\n') - 1;
    return width + 2 > end ? joined + "\n" + " ".repeat(end) : joined + " ".repeat(end - width);
  }

  private static String words(Field field) {
    List<String> more = new ArrayList<>();
    if (field.mustBeGiven()) {
      more.add("required");
    }
    field.from().ifPresent(from -> more.add("from the connection's " + from));
    field.defaultValue().ifPresent(value -> more.add("default " + YamlLines.oneLine(value)));
    if (!field.allowed().isEmpty()) {
      more.add("one of " + join(field.allowed()));
    }
    example(field).ifPresent(value -> more.add("such as " + value));
    more.addAll(NameWords.of(field));
    return field.summary() + (more.isEmpty() ? "" : " [" + String.join("; ", more) + "]");
  }

  /** A long example stands in the recipe below, if anywhere. */
  private static Optional<String> example(Field field) {
    return field
        .example()
        .filter(value -> field.allowed().isEmpty())
        .map(YamlLines::oneLine)
        .filter(text -> text.length() <= MOST_EXAMPLE);
  }

  private static String join(List<JsonNode> values) {
    return values.stream().map(JsonNode::asText).collect(Collectors.joining(", "));
  }
}
