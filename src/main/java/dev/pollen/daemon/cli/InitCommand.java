package dev.pollen.daemon.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code init}: a folder to begin with. */
@Command(
    name = "init",
    description = "Makes a folder for your recipes: configuration, connections, .gitignore.",
    footer = {"", "Files that exist already are left as they are."})
final class InitCommand implements Callable<Integer> {
  private static final Map<String, String> FILES =
      new TreeMap<>(
          Map.of(
              "pollen.yaml", "/init/pollen.yaml",
              "connections.yaml", "/init/connections.yaml",
              ".gitignore", "/init/gitignore",
              "recipes/README.md", "/init/recipes.md"));

  @Mixin private Common common;

  @Parameters(paramLabel = "DIR", defaultValue = "", description = "The folder (default: here).")
  private Path folder;

  @Override
  public Integer call() {
    Path root = common.console().here().resolve(folder).normalize();
    try {
      Files.createDirectories(root.resolve("recipes"));
      for (Map.Entry<String, String> file : FILES.entrySet()) {
        make(root.resolve(file.getKey()), file.getValue());
      }
    } catch (IOException e) {
      throw CommandFault.failed("cannot write into %s: %s".formatted(root, e.getMessage()), e);
    }
    next();
    return Exit.DONE;
  }

  private void make(Path path, String resource) throws IOException {
    if (Files.exists(path)) {
      common.console().out().println("kept     " + path);
      return;
    }
    try (InputStream in = InitCommand.class.getResourceAsStream(resource)) {
      Files.writeString(path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    common.console().out().println(common.console().paint().good("written  ") + path);
  }

  private void next() {
    String go = folder.normalize().toString().isEmpty() ? "" : "cd %s\n  ".formatted(folder);
    common
        .console()
        .err()
        .printf(
            """

            Next:
              %sexport HIGHLEVEL_TOKEN=… HIGHLEVEL_LOCATION=…
              pollen new welcome --from welcome-new-lead
              pollen check
              pollen run
            """,
            go);
  }
}
