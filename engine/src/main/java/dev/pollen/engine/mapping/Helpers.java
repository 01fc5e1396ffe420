package dev.pollen.engine.mapping;

import com.dashjoin.jsonata.Functions;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

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
    MEANING.put(
        "field",
        "$field(record, name): the value of a custom field by the field's name, key or id, such as"
            + " $field(record, \"Favourite colour\"); nothing if the record has none");
    MEANING.put("table", "$table(value, {\"a\": 1}, otherwise?): looks a value up in a table");
  }

  private Helpers() {}

  /** Name to usage, in words. */
  public static Map<String, String> meaning() {
    return Collections.unmodifiableMap(MEANING);
  }

  static void bind(Binder binder) {
    Moment moment = binder.moment();
    binder.bind("now", "<s?s?:s>", args -> now(args, moment.scope().now()));
    binder.bind("millis", "<:n>", args -> moment.scope().now().toEpochMilli());
    binder.bind("random", "<:n>", args -> moment.random().nextDouble());
    binder.bind("shuffle", "<a:a>", args -> shuffled(args, moment.random()));
    binder.bind("e164", "<x-s?:s>", args -> e164(args.text(0), args.text(1)));
    binder.bind("nameCase", "<x-:s>", args -> nameCase(args.text(0)));
    binder.bind("dateIn", "<xss?:s>", Helpers::dateIn);
    binder.bind("field", "<xx:x>", args -> FieldValues.read(args, moment.scope()));
    binder.bind("table", "<xxx?:x>", Helpers::table);
  }

  private static Object now(Arguments args, Instant now) {
    return args.at(0) == null
        ? now.toString()
        : Functions.dateTimeFromMillis(now.toEpochMilli(), args.text(0), args.text(1));
  }

  private static Object shuffled(Arguments args, Random random) {
    if (!(args.at(0) instanceof List<?> list)) {
      return args.at(0);
    }
    List<Object> copy = new ArrayList<>(list);
    Collections.shuffle(copy, random);
    return copy;
  }

  private static String e164(String phone, String region) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    String country = region == null ? null : region.toUpperCase(Locale.ROOT);
    if (country != null && !numbers.getSupportedRegions().contains(country)) {
      throw new ExpressionFault(
          "$e164: there is no region '%s': write two letters such as \"US\"".formatted(region),
          null);
    }
    try {
      PhoneNumber number = numbers.parse(phone, country);
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
    int letters = 0;
    for (char c : name.strip().toLowerCase(Locale.ROOT).toCharArray()) {
      out.append(letters == 0 ? Character.toTitleCase(c) : c);
      letters = Character.isLetter(c) ? letters + 1 : after(c, letters);
    }
    return out.toString();
  }

  /** How much of a word goes on after a sign: can't does, d'Arcy and O'Neil begin another. */
  private static int after(char sign, int letters) {
    boolean apostrophe = sign == '\'' || sign == '\u2019';
    return apostrophe && letters > 1 ? letters : 0;
  }

  private static Object dateIn(Arguments args) {
    Object stamp = args.at(0);
    if (stamp == null) {
      return null;
    }
    String shape = args.text(2) == null ? "yyyy-MM-dd HH:mm" : args.text(2);
    try {
      return DateTimeFormatter.ofPattern(shape, Locale.ENGLISH)
          .format(instant(stamp).atZone(ZoneId.of(args.text(1))));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new ExpressionFault(
          "$dateIn(stamp, zone, pattern): %s; write it as %s"
              .formatted(e.getMessage(), "$dateIn(record.dateAdded, \"America/Denver\")"),
          e);
    }
  }

  private static Instant instant(Object stamp) {
    return stamp instanceof Number number
        ? Instant.ofEpochMilli(number.longValue())
        : DateTimeFormatter.ISO_DATE_TIME.parse(stamp.toString(), Instant::from);
  }

  /** A key that stands in the table with null gives null. */
  private static Object table(Arguments args) {
    String key = String.valueOf(args.at(0));
    if (!(args.at(1) instanceof Map<?, ?> map)) {
      throw new ExpressionFault("$table needs a table: $table(value, {\"a\": 1}, otherwise)", null);
    }
    return map.containsKey(key) ? map.get(key) : args.at(2);
  }
}
