package dev.pollen.daemon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The recipes that are shipped: ready to be copied, each switched off until its owner agrees. */
public final class Templates {
  /** Their names, in the order in which they are shown. */
  public static final List<String> NAMES =
      List.of(
          "welcome-new-lead",
          "tag-and-task-on-change",
          "won-opportunity-notify",
          "nightly-contact-export");

  private static final Pattern CONNECTION = Pattern.compile("(?m)^connection: \\S+");

  private Templates() {}

  /**
   * One of them.
   *
   * @param summary what it does, in a sentence
   */
  public record Template(String name, String title, String summary, String text) {

    /** The text for a connection of the user's. */
    public String on(String connection) {
      return CONNECTION.matcher(text).replaceFirst("connection: " + connection);
    }
  }

  public static List<Template> all() {
    return NAMES.stream().flatMap(name -> find(name).stream()).toList();
  }

  public static Optional<Template> find(String name) {
    return NAMES.contains(name) ? Optional.of(template(name, read(name))) : Optional.empty();
  }

  private static Template template(String name, String text) {
    List<String> lines = text.lines().limit(2).map(line -> line.substring(2)).toList();
    return new Template(name, lines.get(0), lines.get(1), text);
  }

  private static String read(String name) {
    String path = "/templates/" + name + ".yaml";
    try (InputStream in = Templates.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the class path holds no " + path + ": a broken build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
