package dev.pollen.daemon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The recipes that are shipped: ready to be copied, each switched off until its owner agrees.
 *
 * <p>Each is a file among the resources, its cases beside it, and its name a line of the index.
 */
public final class Templates {
  private static final String FOLDER = "/templates/";

  /** Their names, in the order in which they are shown. */
  public static final List<String> NAMES = read("index").lines().toList();

  private static final Pattern CONNECTION = Pattern.compile("(?m)^connection: \\S+");

  private Templates() {}

  /**
   * One of them.
   *
   * @param summary what it does, in a sentence
   * @param cases what it does with some records, for {@code pollen test}
   */
  public record Template(String name, String title, String summary, String text, String cases) {

    /** The text for a connection of the user's. */
    public String on(String connection) {
      return CONNECTION.matcher(text).replaceFirst("connection: " + connection);
    }
  }

  public static List<Template> all() {
    return NAMES.stream().map(Templates::template).toList();
  }

  public static Optional<Template> find(String name) {
    return NAMES.contains(name) ? Optional.of(template(name)) : Optional.empty();
  }

  private static Template template(String name) {
    String text = read(name + ".yaml");
    List<String> lines = text.lines().limit(2).map(line -> line.substring(2)).toList();
    return new Template(name, lines.get(0), lines.get(1), text, read(name + ".test.yaml"));
  }

  private static String read(String file) {
    try (InputStream in = Templates.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException(
            "the class path holds no " + FOLDER + file + ": a broken build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
