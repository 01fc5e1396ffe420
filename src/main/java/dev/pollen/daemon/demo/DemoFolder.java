package dev.pollen.daemon.demo;

import dev.pollen.daemon.Templates;
import dev.pollen.daemon.Templates.Template;
import dev.pollen.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An ordinary Pollen folder for the demonstration: four of the shipped recipes switched on, on the
 * sandbox's account, polling every two seconds.
 */
record DemoFolder(Path root) {
  static final String EXPORT = "nightly-contact-export";
  static final String CONNECTION = "sandbox";

  /** The templates that are shown at work. */
  static final List<String> SHOWN =
      List.of("welcome-new-lead", "tag-and-task-on-change", "won-opportunity-notify", EXPORT);

  private static final Pattern OFF = Pattern.compile("(?m)^enabled: false.*\\R");
  private static final Pattern EVERY = Pattern.compile("(?m)^( +every: )5m");
  private static final Pattern NIGHTLY =
      Pattern.compile("(?m)^  type: schedule\\.cron\\R  with: .*\\R");
  private static final String TOKEN = "sandbox.token";

  /** Writes everything into a new folder below the machine's place for temporary files. */
  static DemoFolder write(Sandbox sandbox) throws IOException {
    DemoFolder folder = new DemoFolder(Files.createTempDirectory("pollen-demo-"));
    Files.createDirectories(folder.recipes());
    Files.createFile(folder.root.resolve(TOKEN), PosixFilePermissions.asFileAttribute(OWNER));
    folder.file(TOKEN, sandbox.token() + "\n");
    folder.file("pollen.yaml", CONFIG);
    folder.file("connections.yaml", connections(sandbox));
    for (String name : SHOWN) {
      Template template = Templates.find(name).orElseThrow();
      folder.file("recipes/" + name + ".yaml", adapted(template, sandbox));
    }
    return folder;
  }

  private static final java.util.Set<java.nio.file.attribute.PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");

  private static final String CONFIG =
      """
      recipes: recipes
      connections: connections.yaml
      store: sqlite:data/pollen.db
      http: { host: 127.0.0.1, port: 0 }
      polling: { min: 1s, max: 15m, default: 2s }
      """;

  private static String connections(Sandbox sandbox) {
    return """
    %s:
      system: highlevel
      base_url: %s
      auth: { token: "${file:%s}" }
      location: %s
    """
        .formatted(CONNECTION, sandbox.baseUrl(), TOKEN, sandbox.location());
  }

  private static String adapted(Template template, Sandbox sandbox) {
    String text = OFF.matcher(template.on(CONNECTION)).replaceFirst("");
    text = EVERY.matcher(text).replaceFirst("$12s");
    text = NIGHTLY.matcher(text).replaceFirst("  type: manual\n");
    return text.replaceFirst(
        "https://hooks\\.example\\.com/won", sandbox.baseUrl() + "/_sandbox/sink/won");
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(root.resolve(name), text);
  }

  Path config() {
    return root.resolve("pollen.yaml");
  }

  Path recipes() {
    return root.resolve("recipes");
  }

  /** Where the export writes. */
  Path exports() {
    return root.resolve("exports");
  }
}
