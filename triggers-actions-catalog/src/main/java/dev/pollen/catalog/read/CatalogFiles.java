package dev.pollen.catalog.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The texts a catalog is read from: those shipped with Pollen, and those of plugin folders.
 *
 * <p>Read at once and closed again; what cannot be read becomes a problem, never an exception.
 */
public final class CatalogFiles {
  private static final String ROOT = "catalog";
  private static final String ANCHOR = "/catalog/manual/system.yaml";
  private static final String ENDING = ".yaml";
  private static final int MAX_DEPTH = 8;

  private final List<Text> texts = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private CatalogFiles() {}

  /**
   * One file.
   *
   * @param path below the catalog's root, with slashes: {@code highlevel/contact/search.yaml}
   * @param name what messages call it
   */
  record Text(String path, String name, String content) {}

  /** The files shipped with Pollen, from its jar or its folder of classes. */
  public static CatalogFiles shipped() {
    URL anchor = CatalogFiles.class.getResource(ANCHOR);
    if (anchor == null) {
      throw new IllegalStateException("the class path holds no " + ANCHOR + ": a broken build");
    }
    return around(anchor);
  }

  /** The files of the catalog that a file of it belongs to, in a jar or in a folder. */
  static CatalogFiles around(URL anchor) {
    CatalogFiles files = new CatalogFiles();
    try {
      files.takeShipped(anchor);
    } catch (IOException | URISyntaxException e) {
      files.unreadable(anchor.toString(), e);
    }
    return files;
  }

  /**
   * The files of a folder: of its {@code catalog} folder if it has one, else its own, and of the
   * {@code catalog} folders in its jars. A missing folder has none.
   */
  public static CatalogFiles folder(Path folder) {
    CatalogFiles files = new CatalogFiles();
    if (Files.isDirectory(folder)) {
      Path inner = folder.resolve(ROOT);
      files.takeTree(Files.isDirectory(inner) ? inner : folder, folder.toString());
      files.takeJars(folder);
    }
    return files;
  }

  /** These files and others. */
  public CatalogFiles and(CatalogFiles others) {
    CatalogFiles both = new CatalogFiles();
    Stream.of(this, others)
        .forEach(
            each -> {
              both.texts.addAll(each.texts);
              both.problems.addAll(each.problems);
            });
    return both;
  }

  List<Text> texts() {
    return texts;
  }

  List<Problem> problems() {
    return problems;
  }

  private void takeShipped(URL anchor) throws IOException, URISyntaxException {
    if (anchor.openConnection() instanceof JarURLConnection jar) {
      takeJar(Path.of(jar.getJarFileURL().toURI()), "");
    } else {
      takeTree(Path.of(anchor.toURI()).getParent().getParent(), ROOT);
    }
  }

  private void takeJars(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      entries
          .filter(file -> file.toString().endsWith(".jar"))
          .sorted()
          .forEach(jar -> takeJar(jar, jar + "!/"));
    } catch (IOException e) {
      unreadable(folder.toString(), e);
    }
  }

  private void takeJar(Path jar, String prefix) {
    try (FileSystem inside = FileSystems.newFileSystem(jar, (ClassLoader) null)) {
      Path root = inside.getPath("/" + ROOT);
      if (Files.isDirectory(root)) {
        takeTree(root, prefix + ROOT);
      }
    } catch (IOException e) {
      unreadable(jar.toString(), e);
    }
  }

  private void takeTree(Path root, String name) {
    try (Stream<Path> found = Files.walk(root, MAX_DEPTH)) {
      found
          .filter(file -> file.toString().endsWith(ENDING))
          .sorted()
          .forEach(file -> take(file, root, name));
    } catch (IOException | UncheckedIOException e) {
      unreadable(name, e);
    }
  }

  private void take(Path file, Path root, String name) {
    String path = root.relativize(file).toString().replace('\\', '/');
    String called = name + "/" + path;
    try {
      texts.add(new Text(path, called, Files.readString(file, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      unreadable(called, e);
    }
  }

  private void unreadable(String name, Exception e) {
    problems.add(
        Problem.error(
            name,
            Place.START,
            "unreadable",
            "cannot be read: %s (check that it exists, is readable and is UTF-8 text)"
                .formatted(e.getMessage())));
  }
}
