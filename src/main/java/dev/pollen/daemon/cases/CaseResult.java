package dev.pollen.daemon.cases;

import dev.pollen.catalog.read.Place;
import java.util.List;

/**
 * How one case went.
 *
 * @param file the file that holds it
 */
public record CaseResult(
    String recipe, String file, Place place, String name, List<Difference> differences) {
  public CaseResult {
    differences = List.copyOf(differences);
  }

  public boolean passed() {
    return differences.isEmpty();
  }
}
