package dev.pollen.engine.mapping;

import com.dashjoin.jsonata.Functions;
import java.text.ParseException;
import java.util.List;
import java.util.regex.Pattern;

/** JSONata's functions whose work the library leaves unbounded, done within {@link Bounds}. */
final class Texts {
  private static final int DIGITS = 400;
  private static final int PICTURE = 120;
  private static final int STAMP = 60;
  private static final Pattern JOINED = Pattern.compile("(?:\\]\\[[^\\]]*){6,}");

  private Texts() {}

  static void bind(Binder binder) {
    binder.bind("pad", "<s-ns?:s>", Texts::pad);
    binder.bind("join", "<a<s>s?:s>", Texts::join);
    binder.bind("round", "<n-n?:n>", Texts::round);
    binder.bind("toMillis", "<s-s?:n>", Texts::toMillis);
  }

  static void fits(String function, long length) {
    if (length > Bounds.TEXT) {
      throw new ExpressionFault(
          "%s makes a text longer than %,d characters: shorten it".formatted(function, Bounds.TEXT),
          null);
    }
  }

  private static Object pad(Arguments args) {
    String text = args.text(0);
    long width = args.at(1) instanceof Number number ? number.longValue() : 0;
    if (text == null) {
      return null;
    }
    fits("$pad", Math.abs(width));
    int[] letters = letters(args.text(2));
    StringBuilder padding = new StringBuilder();
    int lacking = (int) Math.abs(width) - text.codePointCount(0, text.length());
    for (int i = 0; i < lacking; i++) {
      padding.appendCodePoint(letters[i % letters.length]);
    }
    return width < 0 ? padding + text : text + padding;
  }

  private static int[] letters(String with) {
    return (with == null || with.isEmpty() ? " " : with).codePoints().toArray();
  }

  private static Object join(Arguments args) {
    if (!(args.at(0) instanceof List<?> parts)) {
      return args.at(0);
    }
    String between = args.text(1) == null ? "" : args.text(1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      text.append(i == 0 ? "" : between).append(parts.get(i));
      fits("$join", text.length());
    }
    return text.toString();
  }

  private static Object round(Arguments args) {
    int digits = args.whole(1, 0);
    if (Math.abs((long) digits) > DIGITS) {
      throw new ExpressionFault("$round takes at most %d digits".formatted(DIGITS), null);
    }
    return Functions.round((Number) args.at(0), digits);
  }

  private static Object toMillis(Arguments args) {
    String stamp = args.text(0);
    String picture = args.text(1);
    if (stamp == null) {
      return null;
    }
    if (stamp.length() > STAMP || (picture != null && ambiguous(picture))) {
      throw new ExpressionFault(
          "$toMillis reads stamps of up to %d characters, by pictures of up to %d with signs between the parts"
              .formatted(STAMP, PICTURE),
          null);
    }
    return parsed(stamp, picture);
  }

  /** The library reads with a pattern of its own, which may take for ever to find no match. */
  private static boolean ambiguous(String picture) {
    return picture.length() > PICTURE || JOINED.matcher(picture).find();
  }

  private static Object parsed(String stamp, String picture) {
    try {
      return Functions.dateTimeToMillis(stamp, picture);
    } catch (ParseException e) {
      throw new ExpressionFault("$toMillis: " + e.getMessage(), e);
    }
  }
}
