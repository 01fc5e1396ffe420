package dev.pollen.daemon.cli;

/** Colours, or none where they are not wanted. */
record Paint(boolean coloured) {

  String bold(String text) {
    return with("1", text);
  }

  String dim(String text) {
    return with("2", text);
  }

  String good(String text) {
    return with("32", text);
  }

  String bad(String text) {
    return with("31", text);
  }

  String careful(String text) {
    return with("33", text);
  }

  /** A run's state in the colour of what it asks of a person. */
  String state(String word) {
    return switch (word.strip()) {
      case "done", "live", "ready" -> good(word);
      case "failed", "broken" -> bad(word);
      case "in_doubt", "stale", "held", "parked", "retrying", "paused" -> careful(word);
      default -> word;
    };
  }

  private String with(String code, String text) {
    return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
