package dev.pollen.engine.intake;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.recipe.Recipe;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What makes two polls the same: account, operation and inputs as written, in canonical order.
 *
 * <p>What starts by hand, and inputs that mention the recipe, belong to one recipe only. A feed
 * that is one recipe's own has the shared feed's key with a mark in front, so that it lives on the
 * same loop.
 */
public final class FeedKey {
  private static final String PAST = "past of ";
  private static final String EDIT = "edit of ";
  private static final String HOLE = "${{";

  private FeedKey() {}

  /** Equal keys are one feed: what a plan shares is what the engine shares. */
  public static String of(Recipe recipe, TriggerSpec spec, String account) {
    String inputs = canonical(recipe.trigger().with().written()) + parents(recipe.trigger());
    boolean own = spec.pushed() || (inputs.contains(HOLE) && inputs.contains("recipe"));
    return account + " " + spec.key() + " " + inputs + (own ? " for " + recipe.id() : "");
  }

  private static String parents(Recipe.Source trigger) {
    return trigger
        .of()
        .map(
            of ->
                " of %s %s %s %s"
                    .formatted(
                        of.operation(),
                        canonical(of.with().written()),
                        of.input().orElse(""),
                        of.id().map(Object::toString).orElse("")))
        .orElse("");
  }

  /**
   * Whether the inputs or the parents change with time, so that records enter without being new.
   */
  static boolean moves(Recipe.Source trigger) {
    boolean filled = canonical(trigger.with().written()).contains(HOLE);
    return filled || trigger.of().isPresent();
  }

  /** The own feed of a recipe that wants what was there before it joined. */
  static String past(long subscription, String key) {
    return PAST + subscription + " " + key;
  }

  /** The own feed with which a recipe goes on that was edited to read something else. */
  static String edited(long subscription, String key) {
    return EDIT + subscription + " " + key;
  }

  /** Whether only one recipe reads from it, until it knows what the shared feed knows. */
  static boolean isOwn(FeedRow row) {
    return row.key().startsWith(PAST) || isEdited(row);
  }

  static boolean isEdited(FeedRow row) {
    return row.key().startsWith(EDIT);
  }

  /** The key of the shared feed of the same inputs, whose hash says where to live. */
  static String shared(FeedRow row) {
    return isOwn(row) ? row.key().substring(row.key().indexOf(' ', PAST.length()) + 1) : row.key();
  }

  /** What says where a feed lives and at which moment of its interval it polls. */
  public static long hash(String key) {
    return KeyHash.of(key).low();
  }

  private static String canonical(JsonNode node) {
    if (node.isObject()) {
      return members(node);
    }
    if (node.isArray()) {
      StringBuilder items = new StringBuilder("[");
      node.forEach(item -> items.append(items.length() > 1 ? "," : "").append(canonical(item)));
      return items.append(']').toString();
    }
    return node.isTextual() ? quoted(node.textValue()) : node.toString();
  }

  private static String members(JsonNode node) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    node.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
    return sorted.entrySet().stream()
        .map(member -> quoted(member.getKey()) + ":" + canonical(member.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String quoted(String name) {
    return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(name)) + "\"";
  }
}
