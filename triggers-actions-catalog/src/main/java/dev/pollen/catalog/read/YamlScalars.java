package dev.pollen.catalog.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Which plain words are not text: null, true and false, and numbers as JSON writes them.
 *
 * <p>Everything else stays text as it was typed: {@code yes}, {@code 09:00}, dates, {@code 0123}
 * and {@code +15550100}, which would lose its plus sign as a number.
 */
final class YamlScalars extends Resolver {
  private static final Pattern NULLS = Pattern.compile("^(?:~|null|Null|NULL|)$");
  private static final Pattern TRUTHS = Pattern.compile("^(?:true|True|TRUE|false|False|FALSE)$");
  private static final Pattern INTEGERS = Pattern.compile("^-?(?:0|[1-9][0-9]{0,999})$");
  private static final Pattern NUMBERS =
      Pattern.compile("^-?(?:0|[1-9][0-9]{0,999})(?:\\.[0-9]{1,999})?(?:[eE][-+]?[0-9]{1,3})?$");
  private static final int EXACT_IN_A_DOUBLE = 15;

  @Override
  protected void addImplicitResolvers() {
    addImplicitResolver(Tag.NULL, NULLS, "~nN\0");
    addImplicitResolver(Tag.BOOL, TRUTHS, "tTfF");
    addImplicitResolver(Tag.INT, INTEGERS, "-0123456789");
    addImplicitResolver(Tag.FLOAT, NUMBERS, "-0123456789");
  }

  /** The JSON value of a scalar; empty when its tag is not one of JSON's types. */
  static Optional<JsonNode> value(Tag tag, String text) {
    if (tag.equals(Tag.STR)) {
      return Optional.of(YamlFile.nodes().textNode(text));
    }
    if (tag.equals(Tag.NULL) && NULLS.matcher(text).matches()) {
      return Optional.of(YamlFile.nodes().nullNode());
    }
    if (tag.equals(Tag.BOOL) && TRUTHS.matcher(text).matches()) {
      return Optional.of(YamlFile.nodes().booleanNode(Boolean.parseBoolean(text)));
    }
    if (tag.equals(Tag.INT) && INTEGERS.matcher(text).matches()) {
      return Optional.of(integer(new BigInteger(text)));
    }
    if (tag.equals(Tag.FLOAT) && NUMBERS.matcher(text).matches()) {
      return Optional.of(number(new BigDecimal(text)));
    }
    return Optional.empty();
  }

  private static JsonNode integer(BigInteger value) {
    if (value.bitLength() < Integer.SIZE) {
      return YamlFile.nodes().numberNode(value.intValue());
    }
    return value.bitLength() < Long.SIZE
        ? YamlFile.nodes().numberNode(value.longValue())
        : YamlFile.nodes().numberNode(value);
  }

  private static JsonNode number(BigDecimal value) {
    double near = value.doubleValue();
    boolean fits = value.precision() <= EXACT_IN_A_DOUBLE && Double.isFinite(near);
    return fits && (near != 0 || value.signum() == 0)
        ? YamlFile.nodes().numberNode(near)
        : YamlFile.nodes().numberNode(value);
  }
}
