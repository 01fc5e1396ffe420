package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.RunId;

/** Where runs are looked up: at the running daemon, or in its store when none runs. */
interface Desk extends AutoCloseable {

  /** Newest first, a summary each. */
  JsonNode runs(RunQuery query);

  /** One run in full; ends the command when there is none. */
  JsonNode run(RunId id);

  @Override
  void close();
}
