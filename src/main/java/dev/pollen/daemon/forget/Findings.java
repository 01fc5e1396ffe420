package dev.pollen.daemon.forget;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Effect;
import dev.pollen.catalog.SystemSpec;
import dev.pollen.engine.journal.Intent;
import dev.pollen.engine.journal.Outcome;
import dev.pollen.engine.journal.Person;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.Traces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the runs and records of a person left behind outside of the store. */
final class Findings implements Traces.Witness {
  private final Catalog catalog;
  private final Person person;
  private final List<Deed> deeds = new ArrayList<>();
  private final Map<String, Integer> sent = new TreeMap<>();
  private final Set<String> files = new TreeSet<>();

  Findings(Catalog catalog, Person person) {
    this.catalog = catalog;
    this.person = person;
  }

  /**
   * A call to a system of this machine.
   *
   * @param alone whether its run is the person's own
   */
  record Deed(ActionSpec spec, JsonNode input, boolean alone) {}

  List<Deed> deeds() {
    return deeds;
  }

  /** How often each operation of other systems was called. */
  Map<String, Integer> sent() {
    return sent;
  }

  /** Files of replies, by their paths below the data folder. */
  Set<String> files() {
    return files;
  }

  @Override
  public void record(JsonNode record) {
    KeptReplies.named(record, files::add);
  }

  @Override
  public void run(RunRecord run, boolean own) {
    for (Intent intent : run.intents().values()) {
      if (own || person.isIn(intent.input())) {
        catalog.action(intent.operation()).ifPresent(spec -> called(spec, run, intent, own));
      }
    }
    if (own) {
      record(run.record());
      run.reads().values().forEach(this::record);
      run.outcomes().values().forEach(outcome -> record(outcome.reply()));
    }
  }

  private void called(ActionSpec spec, RunRecord run, Intent intent, boolean own) {
    if (!away(spec)) {
      deeds.add(new Deed(spec, intent.input(), own));
    }
    if (spec.effect() != Effect.READ && perhapsDone(run, intent) && !isFile(spec)) {
      sent.merge(spec.key(), 1, Integer::sum);
    }
  }

  private boolean away(ActionSpec spec) {
    return catalog.system(spec.system()).map(SystemSpec::needsConnection).orElse(true);
  }

  /** Files are told of one by one. */
  private static boolean isFile(ActionSpec spec) {
    return spec.system().equals("file");
  }

  private static boolean perhapsDone(RunRecord run, Intent intent) {
    Optional<Outcome> outcome = Optional.ofNullable(run.outcomes().get(intent.path()));
    return outcome
        .map(Outcome::what)
        .map(what -> what == Outcome.What.DONE || what == Outcome.What.IN_DOUBT)
        .orElse(true);
  }
}
