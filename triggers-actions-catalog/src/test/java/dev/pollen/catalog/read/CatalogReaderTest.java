package dev.pollen.catalog.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.HttpCall;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.Paging;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.TriggerSpec;
import java.io.IOException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogReaderTest {
  private static final String TRIGGER =
      "kind: trigger\ntitle: T\ncategory: C\nsummary: S.\nrecords: /xs\nidentity: /id\n";
  private static final String ACTION =
      "kind: action\ntitle: A\ncategory: C\nsummary: S.\neffect: read\nreason: it only looks\n";

  @TempDir private Path folder;

  @BeforeEach
  void addASystem() throws IOException {
    write("shop/system.yaml", "title: Shop\nsummary: Sells.\nbase_url: https://shop.example.com\n");
  }

  @Test
  void aFilesPathIsItsKey() throws IOException {
    write("shop/order/list.yaml", TRIGGER);
    write("shop/shop.yaml", ACTION);
    assertEquals(Set.of("shop", "shop.order.list"), load().catalog().byKey().keySet());
    assertEquals(List.of(), load().problems());
  }

  @Test
  void allProblemsOfAllFilesComeAtOnceWithTheirPlaces() throws IOException {
    write("shop/a/get.yaml", "kind: triger\ntitle: 5\nsumary: S.\ncategory: C\n");
    write("shop/b/get.yaml", ACTION + "effct: read\ninput:\n  x: {type: strng, summary: X.}\n");
    write("shop/c/get.yaml", "kind: [\n");
    assertEquals(
        List.of(
            "a/get.yaml:1:1: error: 'summary' is missing (add 'summary: …')",
            "a/get.yaml:1:7: error: 'triger' is no value of 'kind' (did you mean 'trigger'?)",
            "a/get.yaml:2:8: error: 'title' must be text (put it in quotes)",
            "a/get.yaml:3:1: error: unknown key 'sumary' (did you mean 'summary'?)",
            "b/get.yaml:7:1: error: unknown key 'effct' (did you mean 'effect'?)",
            "b/get.yaml:9:13: error: 'strng' is no value of 'type' (did you mean 'string'?)",
            "c/get.yaml:2:1: error: this list or object in brackets does not go on or end properly"
                + " (close it, separate by commas, and quote expressions: \"${{ … }}\")"),
        problems());
  }

  @Test
  void aFileWithProblemsIsLeftOutAndTheRestStays() throws IOException {
    write("shop/a/get.yaml", ACTION);
    write("shop/b/get.yaml", ACTION + "effct: read\n");
    assertEquals(Set.of("shop.a.get"), load().catalog().byKey().keySet());
  }

  @Test
  void aKeyClaimedTwiceNamesBothFiles(@TempDir Path other) throws IOException {
    write("shop/a/get.yaml", ACTION);
    Files.createDirectories(other.resolve("shop/a"));
    Files.writeString(other.resolve("shop/a/get.yaml"), ACTION);
    CatalogFiles both = CatalogFiles.folder(folder).and(CatalogFiles.folder(other));
    String message = CatalogReader.read(both).problems().get(0).toString();
    assertTrue(message.startsWith(other + "/shop/a/get.yaml:1:1: error: the key 'shop.a.get'"));
    assertTrue(message.contains(folder + "/shop/a/get.yaml"), message);
  }

  @Test
  void anInputGoesIntoThePathElseWhereItSaysElseWhereTheMethodWantsIt() throws IOException {
    String inputs =
        """
        input:
          id: {type: string, summary: I.}
          a: {type: string, summary: A.}
          b: {type: string, in: body, summary: B.}
          c: {type: any, in: code, summary: C.}
        """;
    write("shop/a/del.yaml", ACTION + "http: {method: DELETE, path: '/a/{id}'}\n" + inputs);
    HttpCall call = operation("shop.a.del").common().http().orElseThrow();
    assertEquals(List.of("id"), call.pathInputs());
    assertEquals(List.of("a"), call.query());
    assertEquals(List.of("b"), call.body());
  }

  @Test
  void aPathMustHaveItsInput() throws IOException {
    write("shop/a/get.yaml", ACTION + "http: {method: GET, path: '/a/{id}'}\n");
    assertEquals(
        List.of("a/get.yaml:7:27: error: the path needs an input 'id' (declare it under 'input')"),
        problems());
  }

  @Test
  void pagingSinceAndLagAreRead() throws IOException {
    write(
        "shop/order/list.yaml",
        TRIGGER
            + "paging: {kind: page, input: p, first: 0, size: {input: n, value: 50, max: 80},"
            + " stop: {total: /count}}\n"
            + "since: {put: {after: '{since}'}, format: epoch_ms, filters_by: created}\n"
            + "order: ascending\nlag: 10s\n");
    TriggerSpec trigger = (TriggerSpec) operation("shop.order.list");
    Paging.Size size = new Paging.Size("n", 50, 80);
    assertEquals(
        "Page[input=p, first=0, size=Optional[%s], stop=Total[total=/count]]".formatted(size),
        trigger.paging().toString());
    assertEquals("created", trigger.since().orElseThrow().filtersBy());
    assertEquals(Duration.ofSeconds(10), trigger.lag());
    assertTrue(trigger.ascending());
  }

  @Test
  void recordsAndTheFlagMayStandInSeveralPlaces() throws IOException {
    write(
        "shop/order/list.yaml",
        TRIGGER.replace("records: /xs", "records: {list_or_object: [/xs, '']}")
            + "paging: {kind: cursor, next: {after: /id}, stop: {flag: [/more, /meta/more]}}\n");
    TriggerSpec trigger = (TriggerSpec) operation("shop.order.list");
    assertEquals(RecordShape.Form.LIST_OR_OBJECT, trigger.shape().orElseThrow().form());
    assertEquals("[/xs, ]", trigger.shape().orElseThrow().records().toString());
    assertEquals(
        "Cursor[next={after=/id}, fromLastRecord=false, size=Optional.empty,"
            + " stop=Flag[more=[/more, /meta/more]]]",
        trigger.paging().toString());
  }

  @Test
  void anActionThatNobodyConsideredIsUnrepeatable() throws IOException {
    write("shop/a/do.yaml", "kind: action\ntitle: A\ncategory: C\nsummary: S.\n");
    assertEquals("unrepeatable", operation("shop.a.do").effect().word());
  }

  @Test
  void anEffectNeedsItsReason() throws IOException {
    write("shop/a/do.yaml", "kind: action\ntitle: A\ncategory: C\nsummary: S.\neffect: read\n");
    assertEquals(
        List.of("a/do.yaml:1:1: error: 'reason' is missing (add 'reason: …')"), problems());
  }

  @Test
  void whereNamesAreFoundMustBeATriggerAndWithinAnInput() throws IOException {
    write(
        "shop/a/get.yaml",
        ACTION
            + "input:\n"
            + "  x: {type: string, choices: {from: shop.order.lst}, summary: X.}\n"
            + "  y: {type: string, choices: {from: shop.a.get, within: z}, summary: Y.}\n");
    assertEquals(
        List.of(
            "a/get.yaml:8:37: error: 'shop.order.lst' does not exist (use one that the catalog"
                + " has)",
            "a/get.yaml:9:31: error: 'shop.a.get' is an action and lists nothing (name a trigger)",
            "a/get.yaml:9:57: error: 'z' does not exist (did you mean 'x'?)"),
        problems());
  }

  @Test
  void whatOneFileSaysOfAnotherIsChecked() throws IOException {
    write(
        "shop/a/get.yaml",
        ACTION
            + "deprecated: {why: old, use: shop.a.gett}\n"
            + "input:\n  x: {type: string, from: place, summary: X.}\n  y: {type: string}\n");
    write("lost/a/get.yaml", ACTION);
    assertEquals(
        List.of(
            "a/get.yaml:1:1: error: there is no system 'lost' (add lost/system.yaml)",
            "a/get.yaml:7:29: error: 'shop.a.gett' does not exist (did you mean 'shop.a.get'?)",
            "a/get.yaml:9:27: error: 'place' does not exist (use one that the catalog has)",
            "a/get.yaml:10:3: error: the input 'y' is not explained (add a 'summary')"),
        problems());
  }

  @Test
  void aDefaultMustFitItsTypeAndItsAllowedValues() throws IOException {
    write(
        "shop/a/get.yaml",
        ACTION
            + "input:\n  x: {type: integer, default: a, summary: X.}\n"
            + "  y: {type: string, allowed: [a], default: b, summary: Y.}\n");
    assertEquals(
        List.of(
            "a/get.yaml:8:31: error: the default \"a\" is not a whole number (change it, or the"
                + " type)",
            "a/get.yaml:9:44: error: the default \"b\" is not among 'allowed' (use one of"
                + " [\"a\"])"),
        problems());
  }

  @Test
  void aJarInTheFolderIsReadToo() throws IOException {
    try (FileSystem jar =
        FileSystems.newFileSystem(folder.resolve("plugin.jar"), Map.of("create", "true"))) {
      Files.createDirectories(jar.getPath("/catalog/toys/a"));
      Files.writeString(jar.getPath("/catalog/toys/system.yaml"), "title: T\nsummary: S.\n");
      Files.writeString(jar.getPath("/catalog/toys/a/get.yaml"), ACTION);
    }
    OperationSpec operation = operation("toys.a.get");
    assertTrue(operation.common().file().endsWith("plugin.jar!/catalog/toys/a/get.yaml"));
  }

  @Test
  void theCatalogInPollensOwnJarIsReadEvenFromAPathWithSpaces() throws IOException {
    Path jar = folder.resolve("a b.jar");
    try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
      Files.createDirectories(inside.getPath("/catalog/shop/a"));
      Files.writeString(inside.getPath("/catalog/shop/system.yaml"), "title: T\nsummary: S.\n");
      Files.writeString(inside.getPath("/catalog/shop/a/get.yaml"), ACTION);
    }
    URL anchor = new URL("jar:" + jar.toUri() + "!/catalog/shop/system.yaml");
    CatalogReader.Loaded loaded = CatalogReader.read(CatalogFiles.around(anchor));
    assertEquals(
        "catalog/shop/a/get.yaml", loaded.catalog().byKey().get("shop.a.get").common().file());
  }

  @Test
  void whatIsNoJarIsAProblemThatNamesIt() throws IOException {
    write("plugin.jar", "not a jar");
    String problem = load().problems().get(0).toString();
    assertTrue(problem.startsWith(folder.resolve("plugin.jar") + ":1:1: error: cannot be read"));
  }

  @Test
  void aFolderThatIsNotThereHasNoFiles() {
    CatalogFiles none = CatalogFiles.folder(folder.resolve("none"));
    assertEquals(List.of(), CatalogReader.read(none).problems());
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private CatalogReader.Loaded load() {
    return CatalogReader.read(CatalogFiles.folder(folder));
  }

  private OperationSpec operation(String key) {
    CatalogReader.Loaded loaded = load();
    assertEquals(List.of(), loaded.problems());
    return loaded.catalog().operation(key).orElseThrow();
  }

  private List<String> problems() {
    return load().problems().stream()
        .map(problem -> problem.toString().replaceFirst("^.*/(\\w+/\\w+\\.yaml:)", "$1"))
        .toList();
  }
}
