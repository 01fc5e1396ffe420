package dev.pollen.crash;

import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Effect;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import java.util.List;
import java.util.stream.Collectors;

/** A recipe of the crash test: what it does with every new contact that no recipe made. */
record Job(String name, List<Step> steps) {
  private static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();

  /** Stands in the contacts that a recipe makes: they are nobody's work. */
  private static final String MADE = "m-made";

  private static final String CONTACT = "contactId: \"${{ record.id }}\", ";

  /**
   * One step.
   *
   * @param operation as the ledger calls it
   * @param effect what a repeat does
   * @param mark stands in what this step sends, and in nothing else; empty when no other step calls
   *     this operation
   */
  record Step(String action, String operation, Effect effect, String mark, String with) {
    static Step of(String action, String mark, String with) {
      ActionSpec spec = (ActionSpec) CATALOG.operation(action).orElseThrow();
      return new Step(action, action, spec.effect(), mark, with.formatted(mark));
    }

    /** The same, on the contact. */
    static Step on(String action, String mark, String with) {
      return of(action, mark, CONTACT + with);
    }

    static Step sink(String mark, Effect effect) {
      String inputs =
          "url: \"@/_sandbox/sink/%s\", effect: %s, body: { id: \"${{ record.id }}\", by: %s }"
              .formatted(mark, effect.word(), mark);
      return new Step("http.request", "sink." + mark, effect, mark, inputs);
    }

    /** How messages call it. */
    String name() {
      return mark.isEmpty() ? operation : mark;
    }

    private String written() {
      return "  - action: %s\n    with: { %s }\n".formatted(action, with);
    }
  }

  /** Some recipes for each effect, and one of several steps. */
  static List<Job> all() {
    return List.of(
        one("tag", Step.on("highlevel.contact_tag.add", "m-tag", "tags: [%s]")),
        one("note", Step.on("highlevel.contact_note.create", "m-note", "body: %s")),
        one("person", Step.of("highlevel.contact.create", MADE, person())),
        one("deal", Step.on("highlevel.opportunity.create", "m-deal", deal())),
        one(
            "talk",
            Step.on("highlevel.message.send", "m-talk", "type: SMS, subType: SMS, message: %s")),
        one("campaign", Step.on("highlevel.contact_campaign.add", "", "campaignId: Win back")),
        one("sink", Step.sink("m-sink", Effect.UNREPEATABLE)),
        new Job(
            "chain",
            List.of(
                Step.on("highlevel.contact_tag.add", "m-first", "tags: [%s]"),
                Step.on("highlevel.contact_task.create", "m-second", task()),
                Step.sink("m-third", Effect.IDEMPOTENT))));
  }

  private static Job one(String name, Step step) {
    return new Job(name, List.of(step));
  }

  /** Without address and number: the vendor's own look for duplicates is no help. */
  private static String person() {
    return "firstName: %s, lastName: \"${{ record.id }}\"";
  }

  private static String deal() {
    return "pipelineId: New customers, name: %s, status: open";
  }

  private static String task() {
    return "title: %s, dueDate: \"2030-01-01T10:00:00Z\", completed: false";
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
    filter: record.firstName != "%s"
    retry: { times: 12, within: 1h }
    steps:
    """
        .formatted(name, MADE)
        .concat(all.replace("@", sandbox));
  }
}
