package dev.pollen.engine.intake;

/** How one recipe's place stands, for people: a word and why. On the feed's loop. */
record Stance(Subscription one) {

  /** {@code last} is the number of the feed's newest entry. */
  SubscriptionState state(long last) {
    String word = word();
    long position = one.pump().position();
    return new SubscriptionState(
        one.row().recipe(),
        one.row().feed(),
        word,
        why(word),
        Math.max(0, Math.min(last, Remainder.of(one.row())) - position),
        position);
  }

  private String word() {
    if (one.recipe().isEmpty() && one.standing() != Standing.RETIRING) {
      return Standing.ORPHANED.word();
    }
    if (one.standing() != Standing.LIVE) {
      return one.flood().holds() ? "held" : one.row().state();
    }
    if (one.disabled()) {
      return "disabled";
    }
    if (one.isPaused()) {
      return "paused";
    }
    return one.flood().holds() ? "held" : one.joining() ? "joining" : "live";
  }

  private String joining() {
    if (one.since().carried()) {
      return "catches up after its edit";
    }
    return one.isAlone() ? "reads the past first" : "takes its baseline";
  }

  private String why(String word) {
    return switch (word) {
      case "live" -> "";
      case "disabled" -> "the recipe says enabled: false";
      case "paused" -> "paused by a person; 'pollen resume' lets it go on";
      case "held" -> one.flood().held().map(Fence::words).orElse("");
      case "joining" -> joining();
      default -> one.row().note();
    };
  }
}
