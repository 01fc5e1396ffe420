package dev.pollen.engine.intake;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parts of a record that a content hash leaves out, as a tree of names. */
final class Ignored {
  static final Ignored NOTHING = new Ignored(false, Map.of());

  private final boolean whole;
  private final Map<String, Ignored> inside;

  private Ignored(boolean whole, Map<String, Ignored> inside) {
    this.whole = whole;
    this.inside = inside;
  }

  static Ignored of(List<JsonPointer> pointers) {
    Ignored tree = NOTHING;
    for (JsonPointer pointer : pointers) {
      tree = tree.with(pointer);
    }
    return tree;
  }

  private Ignored with(JsonPointer pointer) {
    if (pointer.matches()) {
      return new Ignored(true, Map.of());
    }
    Map<String, Ignored> more = new HashMap<>(inside);
    String name = pointer.getMatchingProperty();
    more.put(name, more.getOrDefault(name, NOTHING).with(pointer.tail()));
    return new Ignored(whole, Map.copyOf(more));
  }

  boolean whole() {
    return whole;
  }

  Ignored at(String name) {
    return inside.isEmpty() ? NOTHING : inside.getOrDefault(name, NOTHING);
  }
}
