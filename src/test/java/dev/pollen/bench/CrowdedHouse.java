package dev.pollen.bench;

import dev.pollen.sandbox.Sandbox;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A daemon's folder with many recipes that all want far more of one location than it allows, and
 * the daemon in it: a program of its own, with the classes of this one.
 *
 * <p>Every recipe carries what its own feed brings to its own contact. The first one's feed brings
 * ten times as much as the others', every second recipe makes three requests a run, and one poll
 * reads the location itself.
 */
final class CrowdedHouse {
  private static final int STEPS = 3;

  private final Path folder;

  private CrowdedHouse(Path folder) {
    this.folder = folder;
  }

  static CrowdedHouse make(
      Path folder, Sandbox sandbox, int feeds, int flood, List<String> contacts)
      throws IOException {
    Path recipes = Files.createDirectories(folder.resolve("recipes"));
    for (int i = 0; i < contacts.size(); i++) {
      String name = "r%02d".formatted(i);
      int port = i == 0 ? flood : feeds;
      int steps = i % 2 == 1 ? STEPS : 1;
      Files.writeString(
          recipes.resolve(name + ".yaml"), recipe(name, port, i, contacts.get(i), steps));
    }
    Files.writeString(recipes.resolve("reader.yaml"), reader());
    Files.writeString(
        folder.resolve("connections.yaml"),
        """
        acme:
          system: highlevel
          base_url: %s
          auth: { token: %s }
          location: %s
        """
            .formatted(sandbox.baseUrl(), sandbox.token(), sandbox.location()));
    Files.writeString(
        folder.resolve("pollen.yaml"),
        """
        recipes: recipes
        connections: connections.yaml
        store: sqlite:data/pollen.db
        http: { host: 127.0.0.1, port: 0 }
        polling: { min: 1s, max: 15m, default: 5s }
        limits: { backlog: 100000 }
        """);
    return new CrowdedHouse(folder);
  }

  private static String recipe(String name, int port, int feed, String contact, int steps) {
    String step =
        """
          - action: highlevel.contact_tag.add
            with: { contactId: %s, tags: [%s] }
        """
            .formatted(contact, name);
    return """
    name: %s
    connection: acme
    trigger:
      type: http.poll
      every: 5s
      with: { url: "http://127.0.0.1:%d/feed/%d", records: "", identity: /id, created: /created }
    steps:
    """
        .formatted(name, port, feed)
        .concat(step.repeat(steps));
  }

  private static String reader() {
    return """
    name: reader
    connection: acme
    trigger: { type: highlevel.contact.search, every: 5s, with: { pageLimit: 20 } }
    steps: [ { action: log.write, with: { message: "${{ record.id }}" } } ]
    """;
  }

  /** Its words go to {@code daemon.log}. */
  Process start() throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-cp",
            classPath(),
            "dev.pollen.daemon.Main",
            "run");
    Process daemon =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(folder.resolve("daemon.log").toFile()))
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(daemon::destroyForcibly));
    return daemon;
  }

  /** This program's, from anywhere: the daemon runs in a folder of its own. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(part -> Path.of(part).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** What the daemon said. */
  String words() throws IOException {
    return Files.readString(folder.resolve("daemon.log"));
  }
}
