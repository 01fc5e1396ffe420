package dev.pollen.catalog.render;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.SystemSpec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The first page: systems, categories with all their operations, how to read on, the words. */
final class IndexPage {
  private final Catalog catalog;
  private final SortedMap<String, List<OperationSpec>> categories;
  private final Links links;
  private final Prose prose;

  IndexPage(Catalog catalog, SortedMap<String, List<OperationSpec>> categories, Links links) {
    this.catalog = catalog;
    this.categories = categories;
    this.links = links;
    this.prose = new Prose(links, Links.INDEX);
  }

  String text() {
    return Reference.MARK
        + "# Triggers and actions\n\n"
        + "What can start a recipe and what a recipe can do: %s.\n"
            .formatted(OperationTable.counted(catalog.operations()))
        + "On a terminal, `pollen catalog` lists the same and `pollen catalog show KEY` explains"
        + " one.\n\n"
        + contents()
        + "\n## Systems\n\n"
        + systems()
        + "\n## Categories\n"
        + categories()
        + "\n"
        + HowToRead.text()
        + "\n## Words\n\n"
        + Glossary.text();
  }

  private String contents() {
    return "- [Systems](#systems)\n- [Categories](#categories)\n"
        + categories.entrySet().stream()
            .map(one -> "  - %s, %s\n".formatted(page(one), OperationTable.counted(one.getValue())))
            .collect(Collectors.joining())
        + "- [How to read these pages](#%s)\n".formatted(HowToRead.ANCHOR)
        + "- [Words](#words)\n";
  }

  private static String page(Map.Entry<String, List<OperationSpec>> category) {
    return "[%s](%s)".formatted(name(category.getValue()), category.getKey());
  }

  private static String name(List<OperationSpec> operations) {
    return operations.get(0).common().category();
  }

  private String categories() {
    OperationTable table = new OperationTable(links, Links.INDEX);
    return categories.entrySet().stream()
        .map(
            one ->
                "\n### %s\n\nAll about them: %s.\n\n%s"
                    .formatted(name(one.getValue()), page(one), table.of(one.getValue())))
        .collect(Collectors.joining());
  }

  private String systems() {
    StringBuilder table =
        new StringBuilder(
            Markdown.head("System", "Key", "What it is", "Connection", "Vendor's guides"));
    catalog.systems().forEach(system -> table.append(Markdown.row(system(system))));
    return table.toString();
  }

  private List<String> system(SystemSpec system) {
    return List.of(
        prose.cell(system.title()),
        Markdown.code(system.key()),
        prose.cell(system.summary()) + budgets(system),
        connection(system),
        guides(system));
  }

  private static String budgets(SystemSpec system) {
    return system.budgets().isEmpty()
        ? ""
        : system.budgets().stream()
            .map(
                one ->
                    String.format(
                        Locale.ROOT, "%,d requests in %s", one.requests(), Spans.words(one.per())))
            .collect(Collectors.joining(" and ", " Pollen keeps to ", "."));
  }

  private static String connection(SystemSpec system) {
    return system.needsConnection()
        ? system.connectionFields().stream()
            .map(field -> Markdown.code(field.name()) + (field.required() ? "" : " (if wanted)"))
            .collect(Collectors.joining(", ", "needed, with a token, ", ""))
        : "none";
  }

  private static String guides(SystemSpec system) {
    return new TreeMap<>(system.guides())
        .entrySet().stream()
            .map(guide -> "[%s](%s)".formatted(guide.getKey(), guide.getValue()))
            .collect(Collectors.joining(", "));
  }
}
