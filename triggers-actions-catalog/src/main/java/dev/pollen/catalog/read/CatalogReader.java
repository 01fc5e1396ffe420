package dev.pollen.catalog.read;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.SystemSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads files into a {@link Catalog}, and tells all problems of all files at once.
 *
 * <p>A file's path is its key: {@code highlevel/contact/search.yaml} is {@code
 * highlevel.contact.search}; a file named like its system ({@code manual/manual.yaml}) is the key
 * {@code manual}. Files beside the system folders are not operations. What has a problem is left
 * out of the catalog; the rest can be used.
 */
public final class CatalogReader {
  private static final String SYSTEM_FILE = "system";

  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, SystemSpec> systems = new LinkedHashMap<>();
  private final Map<String, OperationSpec> operations = new LinkedHashMap<>();
  private final Map<String, YamlFile> files = new LinkedHashMap<>();

  private CatalogReader() {}

  /**
   * What was read.
   *
   * @param problems in the order of files and lines; empty when all is well
   */
  public record Loaded(Catalog catalog, List<Problem> problems) {
    public Loaded {
      problems = List.copyOf(problems);
    }
  }

  /** Reads all files; never throws for what they say. */
  public static Loaded read(CatalogFiles files) {
    CatalogReader reader = new CatalogReader();
    reader.problems.addAll(files.problems());
    files.texts().forEach(reader::take);
    CatalogCheck check = new CatalogCheck(reader.systems, reader.operations, reader.files);
    reader.problems.addAll(check.problems());
    return new Loaded(
        new Catalog(reader.systems.values(), reader.operations.values()),
        reader.problems.stream().sorted().toList());
  }

  private void take(CatalogFiles.Text text) {
    String[] steps = text.path().substring(0, text.path().lastIndexOf('.')).split("/");
    if (steps.length < 2) {
      return;
    }
    boolean system = steps.length == 2 && steps[1].equals(SYSTEM_FILE);
    boolean same = steps.length == 2 && steps[1].equals(steps[0]);
    String key = system || same ? steps[0] : String.join(".", steps);
    YamlFile first = files.putIfAbsent(system ? key + "/" : key, parse(text));
    if (first != null) {
      claimedTwice(key, first, text);
    } else {
      read(key, system, files.get(system ? key + "/" : key));
    }
  }

  private YamlFile parse(CatalogFiles.Text text) {
    return YamlFile.parse(text.name(), text.content());
  }

  private void claimedTwice(String key, YamlFile first, CatalogFiles.Text second) {
    problems.add(
        Problem.error(
            second.name(),
            Place.START,
            "key-twice",
            "the key '%s' is already that of %s (rename one of the two files)"
                .formatted(key, first.name())));
  }

  private void read(String key, boolean system, YamlFile file) {
    List<Problem> found = new ArrayList<>(file.problems());
    if (found.isEmpty()) {
      YamlMap map = new YamlMap(file, "", found);
      if (system) {
        keep(systems, key, SystemReader.read(key, file.name(), map), found);
      } else {
        keep(operations, key, new OperationReader(key, file.name(), map).read(), found);
      }
    }
    problems.addAll(found);
  }

  private static <T> void keep(Map<String, T> all, String key, T spec, List<Problem> found) {
    if (found.isEmpty()) {
      all.put(key, spec);
    }
  }
}
