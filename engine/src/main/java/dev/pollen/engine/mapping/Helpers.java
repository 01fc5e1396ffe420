package dev.pollen.engine.mapping;

import com.dashjoin.jsonata.Jsonata;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * What expressions may call beyond JSONata's own functions, and the few of those that are replaced:
 * time and chance come from the run, so that a replay sees the same.
 */
public final class Helpers {
  private static final Map<String, String> MEANING = new LinkedHashMap<>();

  static {
    MEANING.put(
        "e164",
        "$e164(phone, region?): a phone number as +15550100; region such as \"US\" for numbers"
            + " without a country code; nothing if it is no number");
    MEANING.put("nameCase", "$nameCase(text): ann MCKAY becomes Ann Mckay");
    MEANING.put(
        "dateIn",
        "$dateIn(stamp, zone, pattern?): an ISO or epoch-ms stamp as local date and time, such as"
            + " $dateIn(record.dateAdded, \"America/Denver\", \"yyyy-MM-dd HH:mm\")");
    MEANING.put("table", "$table(value, {\"a\": 1}, otherwise?): looks a value up in a table");
  }

  private Helpers() {}

  /** Name to usage, in words. */
  public static Map<String, String> meaning() {
    return java.util.Collections.unmodifiableMap(MEANING);
  }

  static Set<String> names() {
    return MEANING.keySet();
  }

  static void bind(Jsonata.Frame frame, Scope scope) {
    Random random = new Random(scope.seed());
    bind(frame, "now", args -> scope.now().toString());
    bind(frame, "millis", args -> scope.now().toEpochMilli());
    bind(frame, "random", args -> random.nextDouble());
    bind(frame, "shuffle", args -> shuffled(args, random));
    bind(frame, "e164", args -> e164(text(args, 0), text(args, 1)));
    bind(frame, "nameCase", args -> nameCase(text(args, 0)));
    bind(frame, "dateIn", args -> dateIn(arg(args, 0), text(args, 1), text(args, 2)));
    bind(frame, "table", Helpers::table);
    bind(frame, "pad", Helpers::pad);
    LinearRegex.bind(frame);
  }

  /** One function: gets its arguments, gives a value or nothing. */
  interface Function {
    Object apply(List<?> arguments);
  }

  static void bind(Jsonata.Frame frame, String name, Function function) {
    frame.bind(name, new Jsonata.JFunction((input, args) -> function.apply(args), null));
  }

  static Object arg(List<?> args, int index) {
    return args != null && index < args.size() ? args.get(index) : null;
  }

  static String text(List<?> args, int index) {
    Object value = arg(args, index);
    return value == null ? null : value.toString();
  }

  private static Object shuffled(List<?> args, Random random) {
    if (!(arg(args, 0) instanceof List<?> list)) {
      return arg(args, 0);
    }
    List<Object> copy = new java.util.ArrayList<>(list);
    java.util.Collections.shuffle(copy, random);
    return copy;
  }

  private static String e164(String phone, String region) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    try {
      PhoneNumber number = numbers.parse(phone, region);
      return numbers.isPossibleNumber(number)
          ? numbers.format(number, PhoneNumberFormat.E164)
          : null;
    } catch (NumberParseException e) {
      return null;
    }
  }

  private static String nameCase(String name) {
    if (name == null) {
      return null;
    }
    StringBuilder out = new StringBuilder();
    boolean start = true;
    for (char c : name.strip().toLowerCase(Locale.ROOT).toCharArray()) {
      out.append(start ? Character.toTitleCase(c) : c);
      start = !Character.isLetter(c) && c != '\'' && c != '\u2019';
    }
    return out.toString();
  }

  private static String dateIn(Object stamp, String zone, String pattern) {
    if (stamp == null) {
      return null;
    }
    try {
      Instant instant =
          stamp instanceof Number number
              ? Instant.ofEpochMilli(number.longValue())
              : DateTimeFormatter.ISO_DATE_TIME.parse(stamp.toString(), Instant::from);
      String shape = pattern == null ? "yyyy-MM-dd HH:mm" : pattern;
      return DateTimeFormatter.ofPattern(shape, Locale.ENGLISH)
          .format(instant.atZone(ZoneId.of(zone)));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new ExpressionFault("$dateIn: " + e.getMessage(), e);
    }
  }

  private static Object table(List<?> args) {
    Object key = arg(args, 0);
    Object found = arg(args, 1) instanceof Map<?, ?> map ? map.get(String.valueOf(key)) : null;
    return found == null ? arg(args, 2) : found;
  }

  private static Object pad(List<?> args) {
    if (text(args, 0) == null) {
      return null;
    }
    int width = arg(args, 1) instanceof Number number ? number.intValue() : 0;
    if (Math.abs((long) width) > Bounds.TEXT) {
      throw new ExpressionFault(
          "$pad makes a text longer than " + Bounds.TEXT + " characters", null);
    }
    return com.dashjoin.jsonata.Functions.pad(text(args, 0), width, text(args, 2));
  }
}
