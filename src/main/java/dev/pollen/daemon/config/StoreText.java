package dev.pollen.daemon.config;

import dev.pollen.engine.journal.StorePlace;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a store is written: {@code sqlite:PATH} or {@code postgresql://…}. */
public final class StoreText {
  private static final String SQLITE = "sqlite:";
  private static final String POSTGRES = "postgres";
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:([^{}]*)}");

  private StoreText() {}

  /**
   * The store that a text names, references to the environment filled in.
   *
   * @throws IllegalArgumentException with what is wrong, without a password
   */
  public static StorePlace parse(String text, Path base, Map<String, String> environment) {
    Matcher names = VARIABLE.matcher(text);
    return parse(
        names.replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), environment))),
        base);
  }

  private static String value(String name, Map<String, String> environment) {
    String value = environment.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "the environment variable %s is not set (set it before: export %1$s=…)".formatted(name));
    }
    return value;
  }

  static StorePlace parse(String text, Path base) {
    if (text.startsWith(SQLITE) && text.length() > SQLITE.length()) {
      return StorePlace.file(base.resolve(text.substring(SQLITE.length())));
    }
    if (text.startsWith(POSTGRES)) {
      return StorePlace.postgres(text);
    }
    throw new IllegalArgumentException(
        "this is no store (write sqlite:PATH, such as sqlite:data/pollen.db, or a postgresql://"
            + " address)");
  }
}
