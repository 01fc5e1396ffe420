package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/** What a value in a request must be; its complaints read like the vendor's. */
interface Rule {
  Rule STRING = simple(JsonNode::isTextual, "%s must be a string");
  Rule DIGITS =
      simple(v -> v.isTextual() && v.asText().matches("\\d{1,9}"), "%s must be a number string");
  Rule DATE =
      simple(
          v -> v.isTextual() && Stamps.read(v.asText()).isPresent(),
          "%s must be a valid ISO 8601 date string");
  Rule DAY =
      simple(
          v -> v.isTextual() && Stamps.day(v.asText()).isPresent(),
          "%s must be a date as mm-dd-yyyy");
  Rule OBJECT = simple(JsonNode::isObject, "%s must be an object");
  Rule LIST = simple(JsonNode::isArray, "%s must be an array");
  Rule ANY = simple(value -> true, "");
  Rule BOOLEAN =
      new Rule() {
        @Override
        public void check(String at, JsonNode value, List<String> problems) {
          if (!value.isBoolean()) {
            problems.add(at + " must be a boolean value");
          }
        }

        @Override
        public JsonNode read(String text) {
          return "true".equals(text) || "false".equals(text)
              ? JsonNodeFactory.instance.booleanNode("true".equals(text))
              : Rule.super.read(text);
        }
      };

  /** Adds what is wrong with a value. */
  void check(String at, JsonNode value, List<String> problems);

  /** The value that a text in a query stands for; the text itself when it cannot be one. */
  default JsonNode read(String text) {
    return JsonNodeFactory.instance.textNode(text);
  }

  private static Rule simple(Predicate<JsonNode> holds, String complaint) {
    return (at, value, problems) -> {
      if (!holds.test(value)) {
        problems.add(complaint.formatted(at));
      }
    };
  }

  static Rule oneOf(List<String> allowed) {
    return (at, value, problems) -> {
      if (!value.isTextual() || !allowed.contains(value.asText())) {
        problems.add(
            "%s must be one of the following values: %s".formatted(at, String.join(", ", allowed)));
      }
    };
  }

  /** A number in these bounds, both included. */
  static Rule number(BigDecimal least, BigDecimal most) {
    return new Rule() {
      @Override
      public void check(String at, JsonNode value, List<String> problems) {
        if (!value.isNumber()) {
          problems.add(at + " must be a number conforming to the specified constraints");
        } else if (value.decimalValue().compareTo(least) < 0) {
          problems.add("%s must not be less than %s".formatted(at, least.toPlainString()));
        } else if (value.decimalValue().compareTo(most) > 0) {
          problems.add("%s must not be greater than %s".formatted(at, most.toPlainString()));
        }
      }

      @Override
      public JsonNode read(String text) {
        return text.matches("-?\\d{1,18}(\\.\\d{1,9})?")
            ? JsonNodeFactory.instance.numberNode(new BigDecimal(text))
            : Rule.super.read(text);
      }
    };
  }

  static Rule texts() {
    Rule texts = each(STRING);
    return new Rule() {
      @Override
      public void check(String at, JsonNode value, List<String> problems) {
        texts.check(at, value, problems);
      }

      @Override
      public JsonNode read(String text) {
        return Json.texts(List.of(text));
      }
    };
  }

  /** A list of such values; complains of the first that is none. */
  static Rule each(Rule rule) {
    return (at, value, problems) -> {
      LIST.check(at, value, problems);
      for (JsonNode item : value) {
        int before = problems.size();
        rule.check("each value in " + at, item, problems);
        if (problems.size() > before) {
          return;
        }
      }
    };
  }

  static Rule shape(Shape shape) {
    return (at, value, problems) -> {
      if (value.isObject()) {
        shape.check(at + ".", value, problems);
      } else {
        OBJECT.check(at, value, problems);
      }
    };
  }

  static Rule listOf(Shape shape) {
    Rule each = shape(shape);
    return (at, value, problems) -> {
      LIST.check(at, value, problems);
      int place = 0;
      for (JsonNode item : value) {
        each.check(at + "." + place++, item, problems);
      }
    };
  }
}
