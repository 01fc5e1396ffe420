package dev.pollen.engine.sim;

import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.RecipePieces;
import dev.pollen.engine.recipe.RecipeReader;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A recipe as drawn.
 *
 * @param group only records of this group are asked for; empty: all
 * @param flood the flood limit; 0: none
 * @param watched whether only field {@code a} counts as a change
 * @param first the operation of its first call, without the system
 * @param rescue the operation that is called when a run fails; empty: none
 * @param pause how many seconds a run waits, if it does
 * @param from from when on records count, as it is written; empty: from now
 */
record Draft(
    String id,
    String system,
    Style style,
    String group,
    int every,
    Recipe.Fire fire,
    boolean watched,
    boolean filtered,
    Recipe.Order order,
    int flood,
    boolean skips,
    boolean live,
    int tries,
    int parallel,
    Body body,
    String first,
    String second,
    String rescue,
    int pause,
    String from,
    boolean enabled) {
  static final String BEGINNING = "beginning";

  private static final int MOST_KEPT = 4_000;
  private static final Map<Draft, Recipe> COMPILED = new ConcurrentHashMap<>();
  private static final Map<String, String> STEPS = new ConcurrentHashMap<>();
  private static final RecipePieces PIECES =
      new RecipePieces(
          new RecipeReader.Setting(SimCatalog.CATALOG, SimCatalog.POLLING),
          "trigger: { type: sim.list, every: 5s }\n",
          "steps:\n  - stop: enough\n");
  private static final List<String> OPERATIONS =
      List.of("post", "post", "put", "put", "set", "make", "look", "add", "add", "lay");

  static Draft draw(String id, String system, Style style, String group, Dice dice) {
    return new Draft(
        id,
        system,
        style,
        group,
        dice.pick(List.of(5, 15, 40)),
        dice.pick(List.of(Recipe.Fire.values())),
        dice.percent(25),
        dice.percent(25),
        dice.pick(List.of(Recipe.Order.values())),
        dice.percent(15) ? dice.between(1, 3) : 0,
        dice.percent(30),
        dice.percent(92),
        dice.between(1, 4),
        dice.between(1, 3),
        dice.pick(List.of(Body.values())),
        dice.pick(OPERATIONS),
        dice.pick(OPERATIONS),
        dice.percent(25) ? dice.pick(OPERATIONS) : "",
        dice.pick(List.of(5, 15, 40)),
        "",
        true);
  }

  /** The operation that brings its records. */
  String trigger() {
    return system + "." + style.word();
  }

  /** The same place on the same feed, doing something else from now on. */
  Draft doing(Dice dice) {
    Draft other = draw(id, system, style, group, dice);
    return new Draft(
        id,
        system,
        style,
        group,
        every,
        fire,
        watched,
        other.filtered,
        other.order,
        flood,
        skips,
        live,
        other.tries,
        other.parallel,
        other.body,
        other.first,
        other.second,
        other.rescue,
        other.pause,
        from,
        enabled);
  }

  /** The same place on the same feed, with other things counting. */
  Draft counting(Dice dice) {
    Draft other = draw(id, system, style, group, dice);
    return new Draft(
        id,
        system,
        style,
        group,
        other.every,
        other.fire,
        other.watched,
        filtered,
        order,
        other.flood,
        other.skips,
        live,
        tries,
        parallel,
        body,
        first,
        second,
        rescue,
        pause,
        from,
        enabled);
  }

  /** Reading another group. */
  Draft reading(String otherGroup) {
    return new Draft(
        id,
        system,
        style,
        otherGroup,
        every,
        fire,
        watched,
        filtered,
        order,
        flood,
        skips,
        live,
        tries,
        parallel,
        body,
        first,
        second,
        rescue,
        pause,
        from,
        enabled);
  }

  /** The same with what was there before it joined. */
  Draft startingFrom(String instant) {
    return with(instant, enabled);
  }

  /** The same, on or off. */
  Draft enabled(boolean on) {
    return with(from, on);
  }

  private Draft with(String instant, boolean on) {
    return new Draft(
        id, system, style, group, every, fire, watched, filtered, order, flood, skips, live, tries,
        parallel, body, first, second, rescue, pause, instant, on);
  }

  /** From when on records count for a place that keeps to it; empty for one that joins now. */
  Optional<Instant> asked() {
    return from.isEmpty()
        ? Optional.empty()
        : Optional.of(from.equals(BEGINNING) ? Instant.EPOCH : Instant.parse(from));
  }

  /** Whether both count the same records of the same feed. */
  boolean countsLike(Draft other) {
    return fire == other.fire && watched == other.watched && flood == other.flood;
  }

  /** Put together once for all who drew the same. */
  Recipe recipe() {
    Recipe known = COMPILED.get(this);
    if (known == null) {
      known = PIECES.recipe(id + ".yaml", pieces());
      kept(known);
    }
    return known;
  }

  private void kept(Recipe recipe) {
    if (COMPILED.size() >= MOST_KEPT) {
      COMPILED.clear();
    }
    COMPILED.put(this, recipe);
  }

  RecipePieces.Pieces pieces() {
    return new RecipePieces.Pieces(source(), settings(), steps(), rescuing());
  }

  private String source() {
    return "trigger:\n  type: "
        + trigger()
        + "\n  every: "
        + every
        + "s\n  fire: "
        + word(fire)
        + "\n"
        + line(watched, "  watch: [a]")
        + line(flood > 0, "  flood_limit: " + flood)
        + line(!from.isEmpty(), "  start_from: " + from)
        + line(!group.isEmpty(), "  with: { group: " + group + " }");
  }

  private String settings() {
    return line(!enabled, "enabled: false")
        + line(filtered, "filter: record.wanted")
        + "order: "
        + word(order)
        + "\nretry: { times: "
        + tries
        + ", within: 1h }\nwhile_paused: "
        + (skips ? "skip" : "deliver")
        + "\nmode: "
        + (live ? "live" : "dry")
        + "\n";
  }

  private String steps() {
    String drawn = String.join(" ", body.name(), system, first, second, "" + parallel, "" + pause);
    return STEPS.computeIfAbsent(drawn, any -> "steps:\n" + body.yaml(this));
  }

  private String rescuing() {
    return rescue.isEmpty()
        ? ""
        : STEPS.computeIfAbsent(
            String.join(" ", system, rescue),
            any -> "on_failure:\n" + Body.call(this, rescue, "record", ""));
  }

  private static String line(boolean there, String words) {
    return there ? words + "\n" : "";
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** What the recipe's filter or a stop step makes of a record; empty: it is carried out. */
  Optional<String> stops(SimRecord.Version record) {
    if (filtered && !record.wanted()) {
      return Optional.of("filter");
    }
    return body.stops(record) ? Optional.of("stop") : Optional.empty();
  }

  /** The calls a run must have made when it is through. */
  Map<String, String> calls(SimRecord.Version record, int parts) {
    return filtered && !record.wanted() ? Map.of() : body.calls(this, record, parts);
  }

  /** Whether a repeat of an operation's effect is harmless. */
  static boolean repeatable(String operation) {
    return operation.equals("put") || operation.equals("set") || operation.equals("look");
  }
}
