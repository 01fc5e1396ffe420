package dev.pollen.catalog.render;

import dev.pollen.catalog.Kind;
import dev.pollen.catalog.OperationSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Operations as a table, each a link to all about it: triggers first. */
final class OperationTable {
  private final Links links;
  private final String page;

  OperationTable(Links links, String page) {
    this.links = links;
    this.page = page;
  }

  String of(List<OperationSpec> operations) {
    StringBuilder table =
        new StringBuilder(Markdown.head("Operation", "Key", "Kind", "If interrupted"));
    operations.stream()
        .sorted(Comparator.comparing(OperationSpec::kind).thenComparing(OperationSpec::key))
        .forEach(operation -> table.append(row(operation)));
    return table.toString();
  }

  private String row(OperationSpec operation) {
    return Markdown.row(
        List.of(
            "[%s](%s)%s"
                .formatted(operation.common().title(), links.to(operation, page), mark(operation)),
            Markdown.code(operation.key()),
            operation.kind().word(),
            EffectWords.brief(operation)));
  }

  private static String mark(OperationSpec operation) {
    boolean said = operation.common().title().toLowerCase(Locale.ROOT).contains("deprecated");
    return operation.common().deprecated().isPresent() && !said ? " (deprecated)" : "";
  }

  /** "3 triggers, 1 action". */
  static String counted(List<OperationSpec> operations) {
    long triggers = operations.stream().filter(one -> one.kind() == Kind.TRIGGER).count();
    return count(triggers, "trigger") + ", " + count(operations.size() - triggers, "action");
  }

  private static String count(long count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }
}
