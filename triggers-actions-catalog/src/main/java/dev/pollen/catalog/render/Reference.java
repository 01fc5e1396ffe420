package dev.pollen.catalog.render;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.OperationSpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The catalog as Markdown pages: an index, and a page for each category. */
public final class Reference {
  /** How every page begins, by which a page that was written here is known. */
  public static final String MARK = "<!-- Written by 'pollen docs'; do not edit. -->\n\n";

  private Reference() {}

  /** The pages, each by the name of its file. */
  public static Map<String, String> pages(Catalog catalog) {
    Links links = new Links(catalog);
    TreeMap<String, List<OperationSpec>> categories =
        catalog.operations().stream()
            .collect(Collectors.groupingBy(Links::file, TreeMap::new, Collectors.toList()));
    Map<String, String> pages = new TreeMap<>();
    categories.forEach(
        (file, operations) -> pages.put(file, new CategoryPage(operations, links).text()));
    pages.put(Links.INDEX, new IndexPage(catalog, categories, links).text());
    return pages;
  }
}
