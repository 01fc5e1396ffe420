package dev.pollen.engine.sim;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a simulated recipe does with a record, as YAML, and which calls that must come to: told
 * apart from the engine, so that the two can be held against each other.
 */
enum Body {
  ONE {
    @Override
    String yaml(Draft draft) {
      return call(draft, draft.first(), "record", "");
    }

    @Override
    void calls(Draft draft, SimRecord.Version record, int parts, Map<String, String> into) {
      into.put("steps[0]", draft.first());
    }
  },
  TWO {
    @Override
    String yaml(Draft draft) {
      return call(draft, draft.first(), "record", "") + call(draft, draft.second(), "record", "");
    }

    @Override
    void calls(Draft draft, SimRecord.Version record, int parts, Map<String, String> into) {
      into.put("steps[0]", draft.first());
      into.put("steps[1]", draft.second());
    }
  },
  EACH {
    @Override
    String yaml(Draft draft) {
      return """
      - for_each: record.items
        as: it
        parallel: %d
        steps:
      """
              .formatted(draft.parallel())
              .indent(2)
          + call(draft, draft.first(), "it", "    ");
    }

    @Override
    void calls(Draft draft, SimRecord.Version record, int parts, Map<String, String> into) {
      for (int i = 0; i < record.items(); i++) {
        into.put("steps[0].steps[0]#" + i, draft.first());
      }
    }
  },
  STREAM {
    @Override
    String yaml(Draft draft) {
      return """
      - for_each: { from: %s.parts }
        as: it
        parallel: %d
        steps:
      """
              .formatted(draft.system(), draft.parallel())
              .indent(2)
          + call(draft, draft.first(), "it", "    ")
          + call(draft, draft.second(), "record", "");
    }

    @Override
    void calls(Draft draft, SimRecord.Version record, int parts, Map<String, String> into) {
      for (int i = 0; i < parts; i++) {
        String index = "p" + i / SimSystem.PART_PAGE + "." + i % SimSystem.PART_PAGE;
        into.put("steps[0].steps[0]#" + index, draft.first());
      }
      into.put("steps[1]", draft.second());
    }
  },
  FIND {
    @Override
    String yaml(Draft draft) {
      return "  - action: %s.parts%n    id: found%n".formatted(draft.system())
          + call(draft, draft.first(), "record", "");
    }

    @Override
    void calls(Draft draft, SimRecord.Version record, int parts, Map<String, String> into) {
      into.put("steps[1]", draft.first());
    }
  },
  CHOOSE {
    @Override
    String yaml(Draft draft) {
      return "  - if: record.wanted\n    steps:\n"
          + call(draft, draft.first(), "record", "    ")
          + "    else:\n"
          + call(draft, draft.second(), "record", "    ");
    }

    @Override
    void calls(Draft draft, SimRecord.Version record, int parts, Map<String, String> into) {
      into.put(
          record.wanted() ? "steps[0].steps[0]" : "steps[0].else[0]",
          record.wanted() ? draft.first() : draft.second());
    }
  },
  WAIT {
    @Override
    String yaml(Draft draft) {
      return "  - wait: %ds%n".formatted(draft.pause()) + call(draft, draft.first(), "record", "");
    }

    @Override
    void calls(Draft draft, SimRecord.Version record, int parts, Map<String, String> into) {
      into.put("steps[1]", draft.first());
    }
  },
  REST {
    @Override
    String yaml(Draft draft) {
      return """
      - for_each: record.items
        as: it
        parallel: %d
        steps:
          - wait: %ds
      """
              .formatted(draft.parallel(), draft.pause())
              .indent(2)
          + call(draft, draft.first(), "it", "    ");
    }

    @Override
    void calls(Draft draft, SimRecord.Version record, int parts, Map<String, String> into) {
      for (int i = 0; i < record.items(); i++) {
        into.put("steps[0].steps[1]#" + i, draft.first());
      }
    }
  },
  HALT {
    @Override
    String yaml(Draft draft) {
      return call(draft, draft.first(), "record", "")
          + "  - if: record.wanted\n    steps:\n      - stop: enough\n"
          + call(draft, draft.second(), "record", "");
    }

    @Override
    void calls(Draft draft, SimRecord.Version record, int parts, Map<String, String> into) {
      into.put("steps[0]", draft.first());
      if (!record.wanted()) {
        into.put("steps[2]", draft.second());
      }
    }

    @Override
    boolean stops(SimRecord.Version record) {
      return record.wanted();
    }
  };

  abstract String yaml(Draft draft);

  /** Whether it waits before its first call. */
  boolean waits() {
    return this == WAIT || this == REST;
  }

  abstract void calls(Draft draft, SimRecord.Version record, int parts, Map<String, String> into);

  /** Whether a {@code stop} ends the run. */
  boolean stops(SimRecord.Version record) {
    return false;
  }

  /** The calls that a run on this record must make, operation by place. */
  Map<String, String> calls(Draft draft, SimRecord.Version record, int parts) {
    Map<String, String> into = new LinkedHashMap<>();
    calls(draft, record, parts, into);
    return into;
  }

  static String call(Draft draft, String operation, String what, String deeper) {
    return """
    - action: %s.%s
      with: { what: "${{ %s }}", id: "${{ record.id }}", value: "${{ record.value }}" }
    """
        .formatted(draft.system(), operation, what)
        .indent(2 + deeper.length());
  }
}
