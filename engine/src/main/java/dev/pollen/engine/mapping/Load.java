package dev.pollen.engine.mapping;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * How large values are when written out. A list that holds another twice counts it twice: such
 * values double with every step, and what walks through them later would never end.
 */
final class Load {
  /** What is smaller is weighed again whenever it is met: that is cheaper than to remember it. */
  private static final int SMALL = 1_000;

  private static final int ENTRY = 32;

  private record Known(int size, long load) {}

  private final IdentityHashMap<Object, Known> known = new IdentityHashMap<>();
  private long made;

  /** At least 1; no more exact than needed to know that it is too much. */
  long of(Object value) {
    if (value instanceof String text) {
      return text(text);
    }
    if (value instanceof Map<?, ?> map) {
      return container(map, map.size(), map.values());
    }
    return value instanceof Collection<?> list ? container(list, list.size(), list) : 1;
  }

  /** Characters and values of everything large that was weighed so far, each thing once. */
  long made() {
    return made;
  }

  private long text(String text) {
    if (text.length() >= SMALL && known.put(text, new Known(0, 0)) == null) {
      made += text.length();
    }
    return 1L + text.length();
  }

  private long container(Object container, int size, Collection<?> inside) {
    Known seen = known.get(container);
    if (seen != null && seen.size == size) {
      return seen.load;
    }
    long load = 1;
    for (Object each : inside) {
      load = Math.min(Bounds.LOAD + 1L, load + of(each));
    }
    if (load >= SMALL) {
      known.put(container, new Known(size, load));
      made += ENTRY + size;
    }
    return load;
  }
}
