package dev.pollen.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the files against the list of operations that users were promised, where it is at hand. */
class OperationsListTest {
  private static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();

  private static List<Map<String, String>> rows = List.of();

  @BeforeAll
  static void readTheList() throws IOException {
    Optional<Path> list = find(Path.of("").toAbsolutePath());
    assumeTrue(
        list.isPresent(), "no operations.csv beside the repository: nothing to compare with");
    List<String> lines = Files.readAllLines(list.orElseThrow(), StandardCharsets.UTF_8);
    List<String> names = cells(lines.get(0));
    rows =
        lines.stream()
            .skip(1)
            .map(line -> row(names, cells(line)))
            .filter(OperationsListTest::isHere)
            .toList();
  }

  private static Optional<Path> find(Path from) {
    return Stream.iterate(from, Objects::nonNull, Path::getParent)
        .map(folder -> folder.resolve("shared/highlevel/operations.csv"))
        .filter(Files::exists)
        .findFirst();
  }

  /** Contacts and opportunities must be there; of the others, those whose file is written. */
  private static boolean isHere(Map<String, String> row) {
    int n = Integer.parseInt(row.get("n"));
    return n <= 28 || (n >= 63 && n <= 72) || CATALOG.operation(key(row)).isPresent();
  }

  @Test
  void everyRowHasItsKeyMethodPathScopeAndVersion() {
    assertEquals(
        facts("kind", "name", "category", "method", "path", "scope", "version"),
        rows.stream()
            .map(OperationsListTest::operation)
            .map(
                o ->
                    List.of(
                        o.key(),
                        o.kind().word(),
                        o.common().title(),
                        o.common().category(),
                        http(o).method(),
                        http(o).path(),
                        String.join("|", o.common().scopes()),
                        http(o).headers().getOrDefault("Version", "")))
            .toList());
  }

  @Test
  void theCatalogHoldsNoOtherHighLevelOperations() {
    Set<String> listed = rows.stream().map(OperationsListTest::key).collect(Collectors.toSet());
    assertEquals(
        new TreeSet<>(listed),
        CATALOG.operations().stream()
            .filter(operation -> operation.common().catalogued())
            .map(OperationSpec::key)
            .filter(key -> key.startsWith("highlevel."))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void everyInputGoesWhereTheListSays() {
    assertEquals(
        rows.stream()
            .map(
                row ->
                    key(row)
                        + words(row, "required_path_params")
                        + words(row, "required_query_params", "optional_query_params")
                        + words(row, "body_fields"))
            .toList(),
        rows.stream()
            .map(OperationsListTest::operation)
            .map(o -> o.key() + set(o, HttpCall::pathInputs) + set(o, HttpCall::query) + body(o))
            .toList());
  }

  @Test
  void requiredInputsAreThoseOfTheList() {
    assertEquals(
        rows.stream()
            .map(
                row ->
                    key(row)
                        + words(
                            row,
                            "required_path_params",
                            "required_query_params",
                            "required_body_fields"))
            .toList(),
        rows.stream()
            .map(OperationsListTest::operation)
            .map(
                o ->
                    o.key()
                        + o.inputs().stream()
                            .filter(Field::required)
                            .flatMap(OperationsListTest::unwrapped)
                            .filter(Field::required)
                            .map(Field::name)
                            .collect(Collectors.toCollection(TreeSet::new)))
            .toList());
  }

  @Test
  void recordsStandWhereTheListSays() {
    List<Map<String, String>> lists =
        rows.stream()
            .filter(row -> row.get("kind").equals("trigger"))
            .filter(row -> !row.get("response_collection").isEmpty())
            .toList();
    assertEquals(
        lists.stream().map(OperationsListTest::recordsAndIdentity).toList(),
        lists.stream()
            .map(row -> CATALOG.trigger(key(row)).orElseThrow().shape().orElseThrow())
            .map(shape -> shape.records().get(0) + " " + shape.identity())
            .toList());
  }

  /**
   * The list writes {@code #} for a reply that is itself the collection; some records lack an id.
   */
  private static String recordsAndIdentity(Map<String, String> row) {
    return row.get("response_collection").replace("#", "")
        + " "
        + List.of(row.get("record_id").split("\\|")).stream().filter(id -> !id.isEmpty()).toList();
  }

  private static List<List<String>> facts(String... columns) {
    return rows.stream()
        .map(row -> Stream.concat(Stream.of(key(row)), Stream.of(columns).map(row::get)).toList())
        .toList();
  }

  private static String key(Map<String, String> row) {
    return "highlevel." + row.get("key");
  }

  private static OperationSpec operation(Map<String, String> row) {
    return CATALOG.operation(key(row)).orElseThrow(() -> new AssertionError(key(row)));
  }

  private static HttpCall http(OperationSpec operation) {
    return operation.common().http().orElseThrow();
  }

  private static SortedSet<String> set(OperationSpec o, Function<HttpCall, List<String>> inputs) {
    SortedSet<String> names = new TreeSet<>(inputs.apply(http(o)));
    if (o.key().equals("highlevel.contact.find") && names.remove("email")) {
      names.addAll(Set.of("email", "number"));
    }
    return names;
  }

  private static SortedSet<String> body(OperationSpec operation) {
    return operation.inputs().stream()
        .filter(input -> http(operation).body().contains(input.name()))
        .flatMap(OperationsListTest::unwrapped)
        .map(Field::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Of a body that is an array, the list names the fields of an item. */
  private static Stream<Field> unwrapped(Field input) {
    boolean whole = input.name().equals("body") && input.type() == FieldType.ARRAY;
    return whole ? input.items().orElseThrow().fields().stream() : Stream.of(input);
  }

  private static SortedSet<String> words(Map<String, String> row, String... columns) {
    return Stream.of(columns)
        .flatMap(column -> Stream.of(row.get(column).split("\\|")))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> row(List<String> names, List<String> cells) {
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      row.put(names.get(i), cells.get(i));
    }
    row.put("version", row.get("version_header"));
    return row;
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else if (c != '"') {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
