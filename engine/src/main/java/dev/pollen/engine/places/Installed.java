package dev.pollen.engine.places;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.engine.spi.Vault.Kept;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The accounts below one that may be worked for, as complete listings told. One that comes is there
 * at once; one that is missing goes only after it was missing from three complete listings in a
 * row, as pages may shift and a system may err.
 *
 * @param names by id
 * @param missed how many complete listings in a row did not have it
 * @param at the last complete listing
 */
public record Installed(Map<String, String> names, Map<String, Integer> missed, Instant at) {
  private static final int GONE = 3;
  private static final String KIND = "installed";

  public Installed {
    names = Map.copyOf(names);
    missed = Map.copyOf(missed);
  }

  /** The first listing. */
  static Installed of(Map<String, String> listed, Instant at) {
    return new Installed(listed, Map.of(), at);
  }

  /** What is there after one more complete listing. */
  Installed after(Map<String, String> listed, Instant now) {
    Map<String, String> next = new TreeMap<>(listed);
    Map<String, Integer> missing = new TreeMap<>();
    for (String id : absent(listed)) {
      int times = missed.getOrDefault(id, 0) + 1;
      if (times < GONE) {
        missing.put(id, times);
        next.put(id, names.get(id));
      }
    }
    return new Installed(next, missing, now);
  }

  private Set<String> absent(Map<String, String> listed) {
    Set<String> absent = new LinkedHashSet<>(names.keySet());
    absent.removeAll(listed.keySet());
    return absent;
  }

  boolean sameAs(Installed other) {
    return names.equals(other.names);
  }

  Kept kept() {
    Kept kept = Kept.of(Map.of());
    ObjectNode facts = kept.facts();
    facts.put("kind", KIND).put("at", at.toString());
    ObjectNode all = facts.putObject("names");
    new TreeMap<>(names).forEach(all::put);
    ObjectNode missing = facts.putObject("missed");
    new TreeMap<>(missed).forEach(missing::put);
    return kept;
  }

  /** Empty if what is kept is something else. */
  static Optional<Installed> of(Kept kept) {
    JsonNode facts = kept.facts();
    if (!facts.path("kind").asText().equals(KIND)) {
      return Optional.empty();
    }
    Map<String, String> names = new TreeMap<>();
    Map<String, Integer> missed = new TreeMap<>();
    facts.path("names").properties().forEach(e -> names.put(e.getKey(), e.getValue().asText()));
    facts.path("missed").properties().forEach(e -> missed.put(e.getKey(), e.getValue().asInt()));
    return Optional.of(new Installed(names, missed, Instant.parse(facts.path("at").asText())));
  }
}
