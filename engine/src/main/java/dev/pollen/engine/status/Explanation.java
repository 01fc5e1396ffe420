package dev.pollen.engine.status;

import java.util.List;

/** Why a record ran or did not, as sentences in the order in which things happened. */
public record Explanation(String recipe, String record, boolean ran, List<String> lines) {
  public Explanation {
    lines = List.copyOf(lines);
  }
}
