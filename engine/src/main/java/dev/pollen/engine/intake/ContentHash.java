package dev.pollen.engine.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;

/**
 * The canonical hash of a JSON value: the order of an object's members, and how a number is written
 * (1, 1.0, 1e0), make no difference; anything else does.
 *
 * <p>Members are added up, not sorted, so one pass over the tree is enough. Never 0, which means
 * "not known" wherever a hash is kept.
 */
final class ContentHash {
  private static final long OBJECT = 0x1D8E4E27C47D124FL;
  private static final long ARRAY = 0x2545F4914F6CDD1DL;
  private static final long TEXT = 0x6C8E9CF570932BD5L;
  private static final long NUMBER = 0x3C6EF372FE94F82BL;
  private static final long TRUE = 0x510E527FADE682D1L;
  private static final long FALSE = 0x1F83D9ABFB41BD6BL;
  private static final long NULL = 0x5BE0CD19137E2179L;
  private static final long ABSENT = 0x71374491428A2F98L;
  private static final double EXACT = 0x1p53;

  private ContentHash() {}

  static long of(JsonNode node, Ignored ignored) {
    long hash = hash(node, ignored);
    return hash == 0 ? 1 : hash;
  }

  private static long hash(JsonNode node, Ignored ignored) {
    return switch (node.getNodeType()) {
      case OBJECT -> members(node, ignored);
      case ARRAY -> items(node, ignored);
      case NUMBER -> Mix.two(NUMBER, number(node));
      case BOOLEAN -> node.booleanValue() ? TRUE : FALSE;
      case NULL -> NULL;
      case MISSING -> ABSENT;
      default -> Mix.text(node.asText(), TEXT);
    };
  }

  private static long members(JsonNode node, Ignored ignored) {
    long sum = OBJECT;
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      Ignored inside = ignored.at(member.getKey());
      if (!inside.whole()) {
        sum += Mix.two(Mix.text(member.getKey(), OBJECT), hash(member.getValue(), inside));
      }
    }
    return Mix.bits(sum);
  }

  private static long items(JsonNode node, Ignored ignored) {
    long hash = ARRAY;
    for (int i = 0; i < node.size(); i++) {
      Ignored inside = ignored == Ignored.NOTHING ? ignored : ignored.at(String.valueOf(i));
      if (!inside.whole()) {
        hash = Mix.two(hash, hash(node.get(i), inside));
      }
    }
    return Mix.bits(hash);
  }

  private static long number(JsonNode node) {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return node.longValue();
    }
    double value = node.doubleValue();
    if (value == Math.rint(value) && Math.abs(value) < EXACT) {
      return (long) value;
    }
    return node.isDouble() || node.isFloat() ? Double.doubleToLongBits(value) : big(node, value);
  }

  /** A decimal that a double holds exactly hashes as that double, so 1.5 is 1.5 either way. */
  private static long big(JsonNode node, double value) {
    BigDecimal exact = node.decimalValue();
    boolean fits =
        Double.isFinite(value) && new BigDecimal(Double.toString(value)).compareTo(exact) == 0;
    return fits
        ? Double.doubleToLongBits(value)
        : Mix.text(exact.stripTrailingZeros().toString(), NUMBER);
  }
}
