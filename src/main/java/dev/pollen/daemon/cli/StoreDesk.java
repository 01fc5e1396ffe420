package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.daemon.http.RunJson;
import dev.pollen.daemon.http.Scrubber;
import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.SqlJournal;
import java.time.InstantSource;

/** The store itself, while no daemon runs on it: only to be read. */
final class StoreDesk implements Desk {
  private final Journal journal;
  private final RunJson json;

  private StoreDesk(Journal journal, Catalog catalog) {
    this.journal = journal;
    this.json = new RunJson(new Scrubber(catalog));
  }

  static Desk open(PollenConfig config, Catalog catalog) {
    return new StoreDesk(SqlJournal.open(config.storeOptions(InstantSource.system())), catalog);
  }

  @Override
  public JsonNode runs(RunQuery query) {
    return json.list(Waiting.on(journal.runs(query)));
  }

  @Override
  public JsonNode run(RunId id) {
    return Waiting.on(journal.run(id))
        .map(json::whole)
        .orElseThrow(() -> CommandFault.usage("there is no run " + id));
  }

  @Override
  public void close() {
    Waiting.quietly(journal.close());
  }
}
