package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.RunId;
import java.util.Map;
import java.util.TreeMap;

/** The running daemon's own view. */
final class DaemonDesk implements Desk {
  private final DaemonClient daemon;

  DaemonDesk(DaemonClient daemon) {
    this.daemon = daemon;
  }

  @Override
  public JsonNode runs(RunQuery query) {
    Map<String, String> words = new TreeMap<>();
    query.recipe().ifPresent(recipe -> words.put("recipe", recipe));
    query.state().ifPresent(state -> words.put("state", state.word()));
    query.key().ifPresent(key -> words.put("record", key));
    words.put("limit", String.valueOf(query.limit()));
    return daemon.get("/api/runs", words);
  }

  @Override
  public JsonNode run(RunId id) {
    return daemon.get("/api/runs/" + id, Map.of());
  }

  @Override
  public void close() {
    // nothing is held
  }
}
