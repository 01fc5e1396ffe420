package dev.pollen.crash;

import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Effect;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import java.util.List;
import java.util.stream.Collectors;

/** A recipe of the crash test: what it does with every new contact. */
record Job(String name, List<Step> steps) {
  private static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();

  /**
   * One step.
   *
   * @param operation as the ledger calls it
   * @param effect what a repeat does
   * @param mark stands in what this step sends, and in nothing else
   */
  record Step(String action, String operation, Effect effect, String mark, String with) {
    static Step of(String action, String mark, String with) {
      ActionSpec spec = (ActionSpec) CATALOG.operation(action).orElseThrow();
      String inputs = "contactId: \"${{ record.id }}\", " + with.formatted(mark);
      return new Step(action, action, spec.effect(), mark, inputs);
    }

    static Step sink(String mark, Effect effect) {
      String inputs =
          "url: \"@/_sandbox/sink/%s\", effect: %s, body: { id: \"${{ record.id }}\", by: %s }"
              .formatted(mark, effect.word(), mark);
      return new Step("http.request", "sink." + mark, effect, mark, inputs);
    }

    private String written() {
      return "  - action: %s\n    with: { %s }\n".formatted(action, with);
    }
  }

  /** One recipe for each effect, and one of several steps. */
  static List<Job> all() {
    return List.of(
        new Job("tag", List.of(Step.of("highlevel.contact_tag.add", "m-tag", "tags: [%s]"))),
        new Job("note", List.of(Step.of("highlevel.contact_note.create", "m-note", "body: %s"))),
        new Job("sink", List.of(Step.sink("m-sink", Effect.UNREPEATABLE))),
        new Job(
            "chain",
            List.of(
                Step.of("highlevel.contact_tag.add", "m-first", "tags: [%s]"),
                Step.of(
                    "highlevel.contact_task.create",
                    "m-second",
                    "title: %s, dueDate: \"2030-01-01T10:00:00Z\", completed: false"),
                Step.sink("m-third", Effect.IDEMPOTENT))));
  }

  /** The recipe's file. */
  String text(String sandbox) {
    String all = steps.stream().map(Step::written).collect(Collectors.joining());
    return """
    name: %s
    connection: sandbox
    trigger:
      type: highlevel.contact.search
      every: 1s
      fire: new
      with: { pageLimit: 20 }
    retry: { times: 12, within: 1h }
    steps:
    """
        .formatted(name)
        .concat(all.replace("@", sandbox));
  }
}
