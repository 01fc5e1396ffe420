package dev.pollen.catalog.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReferenceTest {
  private static final String STALE =
      "the pages in triggers-actions-catalog/reference are stale; at the repository's root run"
          + " 'mvn -q -DskipTests package && java -jar src/target/pollen.jar docs"
          + " triggers-actions-catalog/reference' and commit what it wrote";
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)]*)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.*)$");
  private static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();
  private static final Map<String, String> PAGES = Reference.pages(CATALOG);

  @Test
  void theCheckedInPagesAreThoseOfTheCatalog() throws IOException {
    Path folder = folder();
    assertEquals(PAGES.keySet(), checkedIn(folder).keySet(), STALE);
    for (Map.Entry<String, String> page : checkedIn(folder).entrySet()) {
      assertTrue(PAGES.get(page.getKey()).equals(page.getValue()), page.getKey() + ": " + STALE);
    }
  }

  /** Beside the sources, from wherever in the repository the test was started. */
  private static Path folder() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
        .flatMap(here -> Stream.of(here, here.resolve("triggers-actions-catalog")))
        .filter(here -> Files.isDirectory(here.resolve("src/main/resources/catalog")))
        .map(here -> here.resolve("reference"))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> checkedIn(Path folder) throws IOException {
    Map<String, String> pages = new TreeMap<>();
    try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
      for (Path file : files.toList()) {
        pages.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return pages;
  }

  @Test
  void theFirstPageNamesEveryOperationAndLinksToIt() {
    Links links = new Links(CATALOG);
    String index = PAGES.get(Links.INDEX);
    for (OperationSpec operation : CATALOG.operations()) {
      String row =
          "](%s) | `%s` | %s |"
              .formatted(
                  links.to(operation, Links.INDEX), operation.key(), operation.kind().word());
      assertTrue(index.contains(row) || operation.common().deprecated().isPresent(), row);
      assertTrue(index.contains("`" + operation.key() + "`"), operation.key());
    }
  }

  @Test
  void everyLinkLeadsToAHeading() {
    List<String> broken = new ArrayList<>();
    PAGES.forEach(
        (page, text) ->
            LINK.matcher(text)
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.startsWith("https://"))
                .filter(link -> !leadsSomewhere(page, link))
                .forEach(link -> broken.add(page + ": " + link)));
    assertEquals(List.of(), broken);
  }

  private static boolean leadsSomewhere(String from, String link) {
    String[] parts = link.split("#", 2);
    String page = parts[0].isEmpty() ? from : parts[0];
    return PAGES.containsKey(page)
        && (parts.length == 1 || anchors(PAGES.get(page)).contains(parts[1]));
  }

  private static List<String> anchors(String page) {
    return HEADING.matcher(page).results().map(found -> Links.anchor(found.group(1))).toList();
  }

  @Test
  void noPageHasAHeadingTwice() {
    PAGES.forEach(
        (page, text) -> {
          Set<String> met = new HashSet<>();
          assertEquals(
              List.of(), anchors(text).stream().filter(anchor -> !met.add(anchor)).toList(), page);
        });
  }

  @Test
  void everyTableHasTheSameColumnsInEveryRow() {
    PAGES.forEach(
        (page, text) -> {
          int columns = 0;
          for (String line : text.lines().toList()) {
            int bars = line.startsWith("|") ? line.replace("\\|", "").split("\\|", -1).length : 0;
            assertTrue(columns == 0 || bars == 0 || bars == columns, page + ": " + line);
            columns = bars;
          }
        });
  }

  @Test
  void anOperationThatIsDeprecatedLinksToWhatReplacesIt() {
    String contacts = PAGES.get("contacts.md");
    assertTrue(contacts.contains("`highlevel.contact.list` · trigger · **deprecated**"));
    assertTrue(contacts.contains("use [`highlevel.contact.search`](#search-contacts)"));
  }

  @Test
  void thePagesAreTheSameEveryTime() {
    assertEquals(PAGES, Reference.pages(CatalogReader.read(CatalogFiles.shipped()).catalog()));
  }

  @Test
  void aSentenceOfTheCatalogIsNoMarkup() {
    Prose prose = new Prose(new Links(CATALOG), Links.INDEX);
    assertEquals("a \\<b\\> \\*c\\* \\[d\\] `e*`", prose.of("a <b> *c* [d] `e*`"));
    assertEquals("one \\| two", prose.cell("one | two"));
    assertEquals(
        "as [`http.poll`](built-in.md#poll-an-address), or no.such",
        prose.of("as http.poll, or no.such"));
  }

  @Test
  void theWordsThatUsersAskForAreExplained() {
    String index = PAGES.get(Links.INDEX);
    for (String word :
        List.of("API", "authorisation", "endpoint", "scope", "OAuth", "location", "recipe")) {
      assertTrue(index.contains("| **" + word + "** |"), word);
    }
  }
}
