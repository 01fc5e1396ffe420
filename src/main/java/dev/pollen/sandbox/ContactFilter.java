package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** The {@code filters} of a contact search: conditions, and groups of them. */
final class ContactFilter {
  private static final int LONGEST = 75;

  private static final Map<String, BiPredicate<JsonNode, JsonNode>> OPERATORS =
      Map.of(
          "eq", ContactFilter::equal,
          "not_eq", (is, asked) -> !equal(is, asked),
          "contains", ContactFilter::contains,
          "not_contains", (is, asked) -> !contains(is, asked),
          "exists", (is, asked) -> exists(is),
          "not_exists", (is, asked) -> !exists(is),
          "range", ContactFilter::within);

  private static final Map<String, Predicate<Integer>> BOUNDS =
      Map.of("gt", c -> c > 0, "gte", c -> c >= 0, "lt", c -> c < 0, "lte", c -> c <= 0);

  private final List<String> problems = new ArrayList<>();

  private ContactFilter() {}

  /** All filters must hold; every mistake in them is refused at once. */
  static Predicate<ObjectNode> read(JsonNode filters) {
    ContactFilter reader = new ContactFilter();
    Predicate<ObjectNode> all = reader.group("filters", "AND", filters);
    if (!reader.problems.isEmpty()) {
      throw Refusal.unprocessable(reader.problems);
    }
    return all;
  }

  private Predicate<ObjectNode> group(String at, String how, JsonNode filters) {
    List<Predicate<ObjectNode>> each = new ArrayList<>();
    for (int i = 0; i < filters.size(); i++) {
      each.add(one(at + "." + i, filters.get(i)));
    }
    return "OR".equals(how)
        ? row -> each.stream().anyMatch(filter -> filter.test(row))
        : row -> each.stream().allMatch(filter -> filter.test(row));
  }

  private Predicate<ObjectNode> one(String at, JsonNode filter) {
    if (filter.has("group")) {
      String how = filter.path("group").asText();
      require(List.of("AND", "OR").contains(how), at + ".group must be AND or OR");
      require(filter.path("filters").isArray(), at + ".filters must be an array");
      return group(at + ".filters", how, filter.path("filters"));
    }
    String field = filter.path("field").asText();
    String operator = filter.path("operator").asText();
    JsonNode value = filter.path("value");
    require(
        ContactFields.known(field),
        "%s.field must be one of the following values: %s"
            .formatted(at, String.join(", ", ContactFields.names())));
    require(
        OPERATORS.containsKey(operator),
        "%s.operator must be one of the following values: %s"
            .formatted(at, String.join(", ", OPERATORS.keySet().stream().sorted().toList())));
    checkValue(at + ".value", operator, value);
    BiPredicate<JsonNode, JsonNode> holds = OPERATORS.getOrDefault(operator, (is, asked) -> false);
    return row -> holds.test(ContactFields.value(row, field), value);
  }

  private void checkValue(String at, String operator, JsonNode value) {
    if ("range".equals(operator)) {
      require(value.isObject() && !value.isEmpty(), at + " must be an object");
      value
          .properties()
          .forEach(
              bound -> {
                String name = bound.getKey();
                require(BOUNDS.containsKey(name), at + "." + name + " must be gt, gte, lt or lte");
                require(
                    !number(bound.getValue()).isMissingNode(),
                    at + "." + name + " must be a number or a date");
              });
    } else if (!operator.endsWith("exists")) {
      require(value.isValueNode() && !value.isNull(), at + " should not be empty");
      require(
          value.asText().length() <= LONGEST,
          at + " must be shorter than or equal to " + LONGEST + " characters");
    }
  }

  private void require(boolean holds, String problem) {
    if (!holds) {
      problems.add(problem);
    }
  }

  /** A list holds a value if one of its items does. */
  private static boolean equal(JsonNode is, JsonNode asked) {
    return is.isArray()
        ? Json.list(is).stream().anyMatch(item -> equal(item, asked))
        : (lower(is).equals(lower(asked)) && Json.isThere(is))
            || (is.isNumber() && number(asked).equals(number(is)));
  }

  private static boolean contains(JsonNode is, JsonNode asked) {
    return is.isArray()
        ? Json.list(is).stream().anyMatch(item -> contains(item, asked))
        : lower(is).contains(lower(asked)) && Json.isThere(is);
  }

  private static boolean exists(JsonNode is) {
    return is.isContainerNode() ? !is.isEmpty() : Json.isThere(is) && !is.asText().isEmpty();
  }

  private static boolean within(JsonNode is, JsonNode asked) {
    JsonNode value = number(is);
    return value.isNumber()
        && asked.properties().stream()
            .allMatch(
                bound ->
                    BOUNDS
                        .get(bound.getKey())
                        .test(
                            value
                                .decimalValue()
                                .compareTo(number(bound.getValue()).decimalValue())));
  }

  /** A number, digits, or a time in milliseconds; missing when it is none of these. */
  private static JsonNode number(JsonNode value) {
    ObjectNode holder = Json.object();
    if (value.isNumber()) {
      holder.put("n", value.decimalValue());
    } else if (value.isTextual() && value.asText().matches("-?\\d{1,18}")) {
      holder.put("n", new BigDecimal(value.asText()));
    } else if (value.isTextual()) {
      Stamps.read(value.asText()).ifPresent(time -> holder.put("n", new BigDecimal(time)));
    }
    return holder.path("n");
  }

  private static String lower(JsonNode value) {
    return value.asText().toLowerCase(Locale.ROOT);
  }
}
