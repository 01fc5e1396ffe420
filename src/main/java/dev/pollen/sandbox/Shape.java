package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields that a body or a query may have, written one a line: {@code name rule}. A {@code !}
 * after the name makes it required, a {@code ?} after the rule lets it be null. Rules are {@code
 * string}, {@code string[]}, {@code number}, {@code number(1..100)} and {@code number(0..6)[]},
 * {@code digits} (a number typed string), {@code boolean}, {@code date}, {@code day}, {@code
 * object}, {@code list}, {@code any}, {@code a|b|c}, and {@code &Name} or {@code &Name[]} for a
 * shape given beside.
 *
 * <p>A field that is not named is a problem: the vendor refuses those too.
 */
final class Shape {
  static final Shape NOTHING = of("");

  private static final Pattern LINE = Pattern.compile("(\\w+)(!?)\\s+(\\S+?)(\\??)");
  private static final Pattern RANGE = Pattern.compile("number\\((\\d+)\\.\\.(\\d+)\\)(\\[])?");
  private static final BigDecimal FAR = BigDecimal.TEN.pow(18);
  private static final Map<String, Rule> RULES =
      Map.of(
          "string", Rule.STRING,
          "string[]", Rule.texts(),
          "number", Rule.number(FAR.negate(), FAR),
          "digits", Rule.DIGITS,
          "boolean", Rule.BOOLEAN,
          "date", Rule.DATE,
          "day", Rule.DAY,
          "object", Rule.OBJECT,
          "list", Rule.LIST,
          "any", Rule.ANY);

  private final Map<String, Field> fields = new LinkedHashMap<>();

  private record Field(Rule rule, boolean required, boolean nullable) {}

  static Shape of(String text) {
    return of(text, Map.of());
  }

  /**
   * @param named the shapes that lines refer to by {@code &Name}
   */
  static Shape of(String text, Map<String, Shape> named) {
    Shape shape = new Shape();
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(l -> shape.add(l, named));
    return shape;
  }

  private void add(String line, Map<String, Shape> named) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException("a shape's line is 'name rule', not '" + line + "'");
    }
    boolean required = !parts.group(2).isEmpty();
    boolean nullable = !parts.group(4).isEmpty();
    fields.put(parts.group(1), new Field(rule(parts.group(3), named), required, nullable));
  }

  private static Rule rule(String word, Map<String, Shape> named) {
    Matcher range = RANGE.matcher(word);
    if (range.matches()) {
      Rule number = Rule.number(new BigDecimal(range.group(1)), new BigDecimal(range.group(2)));
      return range.group(3) == null ? number : Rule.each(number);
    }
    if (word.startsWith("&")) {
      return word.endsWith("[]")
          ? Rule.listOf(named.get(word.substring(1, word.length() - 2)))
          : Rule.shape(named.get(word.substring(1)));
    }
    return word.contains("|") ? Rule.oneOf(List.of(word.split("\\|"))) : RULES.get(word);
  }

  /** Everything that is wrong with a request. */
  List<String> problems(JsonNode value) {
    List<String> problems = new ArrayList<>();
    check("", value, problems);
    return problems;
  }

  void check(String before, JsonNode value, List<String> problems) {
    value
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!fields.containsKey(name)) {
                problems.add("property %s%s should not exist".formatted(before, name));
              }
            });
    fields.forEach((name, field) -> check(before + name, field, value.path(name), problems));
  }

  private static void check(String at, Field field, JsonNode value, List<String> problems) {
    boolean blank = value.isTextual() && value.asText().isEmpty();
    if (field.required() && (!Json.isThere(value) || blank)) {
      field.rule().check(at, value.isTextual() ? value : MissingNode.getInstance(), problems);
      problems.add(at + " should not be empty");
    } else if (!value.isMissingNode() && !(value.isNull() && field.nullable())) {
      field.rule().check(at, value, problems);
    }
  }

  /**
   * A query as an object of typed values; empty texts count as not given, repeated names as lists.
   */
  ObjectNode read(MultiMap query) {
    ObjectNode values = Json.object();
    for (Map.Entry<String, String> entry : query) {
      Field field = fields.get(entry.getKey());
      if (field == null) {
        values.put(entry.getKey(), entry.getValue());
      } else if (!entry.getValue().isEmpty()) {
        values.set(entry.getKey(), more(values.get(entry.getKey()), field, entry.getValue()));
      }
    }
    return values;
  }

  /** A list grows when its name comes again; of other values the last one counts. */
  private static JsonNode more(JsonNode earlier, Field field, String text) {
    JsonNode value = field.rule().read(text);
    return value instanceof ArrayNode list && earlier instanceof ArrayNode longer
        ? longer.addAll(list)
        : value;
  }
}
