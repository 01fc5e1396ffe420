package dev.pollen.catalog.render;

import dev.pollen.catalog.Kind;
import dev.pollen.catalog.OperationSpec;
import java.util.List;
import java.util.stream.Collectors;

/** All operations of one category: a list of them, then each in full. */
final class CategoryPage {
  private final List<OperationSpec> operations;
  private final Links links;

  CategoryPage(List<OperationSpec> operations, Links links) {
    this.operations = operations;
    this.links = links;
  }

  String text() {
    OperationSpec first = operations.get(0);
    return Reference.MARK
        + "# %s\n\n".formatted(first.common().category())
        + "%s. See also [all categories](%s#categories) and [how to read these pages](%s#%s).\n\n"
            .formatted(
                OperationTable.counted(operations), Links.INDEX, Links.INDEX, HowToRead.ANCHOR)
        + new OperationTable(links, Links.file(first)).of(operations)
        + part("Triggers", Kind.TRIGGER)
        + part("Actions", Kind.ACTION);
  }

  private String part(String title, Kind kind) {
    List<OperationSpec> some = operations.stream().filter(one -> one.kind() == kind).toList();
    return some.isEmpty()
        ? ""
        : "\n## %s\n\n".formatted(title)
            + some.stream()
                .map(operation -> new OperationSection(operation, links).text())
                .collect(Collectors.joining("\n"));
  }
}
