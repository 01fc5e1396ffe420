package dev.pollen.daemon.forget;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.daemon.forget.Elsewhere.Place;
import dev.pollen.engine.journal.Erased;
import dev.pollen.engine.journal.Traces;
import dev.pollen.engine.journal.Traces.Trace;
import dev.pollen.engine.spi.Remains;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was done, and what not.
 *
 * <p>As JSON: {@code forgotten} (the words), {@code at}, {@code dry_run}, {@code runs}, {@code
 * entries}, {@code claims} (how many were erased, or would be), {@code given_up} (runs that could
 * still have gone on), {@code files} ({@code path}, {@code erased}, {@code words}), {@code
 * known_as} (ids that a second look could use), {@code left} (what of it Pollen still needs) and
 * {@code elsewhere} (what it cannot reach), both with {@code where} and {@code words}.
 */
final class Report {
  private static final String IN_USE =
      "is %s, and carries others too: finish or drop it ('pollen runs show %s'), then say this again";

  private final ObjectNode json = JsonNodeFactory.instance.objectNode();
  private final ArrayNode left = JsonNodeFactory.instance.arrayNode();

  Report(Traces found, Instant at, boolean dry) {
    found.person().words().forEach(json.putArray("forgotten")::add);
    json.put("at", at.toString()).put("dry_run", dry);
    int runs = found.runs().size() - found.inUse().size();
    json.put("runs", runs).put("entries", found.entries()).put("claims", 0);
    found.toEnd().forEach(run -> json.withArray("given_up").add(run.id().toString()));
    json.withArray("files");
    ArrayNode known = json.putArray("known_as");
    found.knownAs().stream().filter(key -> !found.person().isKey(key)).forEach(known::add);
    json.set("left", left);
    json.putArray("elsewhere");
  }

  void erased(Erased erased) {
    json.put("runs", erased.runs()).put("entries", erased.entries()).put("claims", erased.claims());
  }

  /** Many lines of one file are one line here, unless something is left of them. */
  void files(List<Remains> all) {
    Map<String, List<Remains>> byFile = new TreeMap<>();
    all.forEach(one -> byFile.computeIfAbsent(one.where(), any -> new ArrayList<>()).add(one));
    byFile.forEach(this::file);
  }

  private void file(String path, List<Remains> all) {
    List<Remains> gone = all.stream().filter(Remains::gone).toList();
    if (!gone.isEmpty()) {
      String words = gone.size() == 1 ? gone.get(0).words() : "every line of theirs is blank";
      json.withArray("files")
          .addObject()
          .put("path", path)
          .put("erased", gone.size())
          .put("words", words);
    }
    all.stream().filter(one -> !one.gone()).forEach(one -> leave(path, one.words()));
  }

  void leave(String where, String words) {
    left.addObject().put("where", where).put("words", words);
  }

  /** What the database has not overwritten yet. */
  void overwritten(String words) {
    elsewhere(List.of(new Place("the store's file", words)));
  }

  void inUse(List<Trace> runs) {
    for (Trace run : runs) {
      String where = "run %s of recipe '%s'".formatted(run.id(), run.recipe());
      leave(where, IN_USE.formatted(run.state().word().replace('_', ' '), run.id()));
    }
  }

  void elsewhere(List<Place> places) {
    places.forEach(
        one ->
            json.withArray("elsewhere")
                .addObject()
                .put("where", one.where())
                .put("words", one.words()));
  }

  ObjectNode json() {
    return json;
  }
}
