package dev.pollen.catalog.read;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One mapping of a YAML file, asked key by key: whatever does not fit is noted with its place, and
 * at the {@link #end} every key that nobody asked for is a problem.
 */
public final class YamlMap {
  private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,8})(ms|s|m|h|d)");

  private final YamlFile file;
  private final String pointer;
  private final JsonNode node;
  private final List<Problem> problems;
  private final Set<String> asked = new LinkedHashSet<>();

  public YamlMap(YamlFile file, String pointer, List<Problem> problems) {
    this.file = file;
    this.pointer = pointer;
    this.node = file.root().at(pointer);
    this.problems = problems;
    if (!node.isObject()) {
      error("", "wrong-type", "must be a mapping of 'key: value' lines");
    }
  }

  public boolean has(String key) {
    asked.add(key);
    return node.has(key);
  }

  public JsonNode get(String key) {
    asked.add(key);
    return node.path(key);
  }

  /** The keys in the order of the file. */
  public List<String> keys() {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  public Optional<String> text(String key) {
    return typed(key, JsonNode::isTextual, JsonNode::textValue, "text (put it in quotes)");
  }

  public String needed(String key, String fallback) {
    if (!has(key)) {
      error("", "missing-key", "'%s' is missing (add '%s: …')".formatted(key, key));
    }
    return text(key).orElse(fallback);
  }

  public boolean flag(String key) {
    return typed(key, JsonNode::isBoolean, JsonNode::booleanValue, "true or false").orElse(false);
  }

  /** Like {@link #flag}, but true unless the file says false. */
  public boolean flagUnlessFalse(String key) {
    return !has(key) || flag(key);
  }

  public Optional<Integer> integer(String key) {
    return typed(key, JsonNode::isInt, JsonNode::intValue, "a whole number");
  }

  public Optional<Duration> duration(String key) {
    Optional<String> text = text(key);
    Optional<Duration> span = text.flatMap(YamlMap::span);
    if (text.isPresent() && span.isEmpty()) {
      error("/" + key, "wrong-type", "'%s' must be a time such as 10s, 5m or 2h".formatted(key));
    }
    return span;
  }

  /** A size such as {@code 500MB} or {@code 20GB}, in thousands as disks are sold, in bytes. */
  public Optional<Long> bytes(String key) {
    Optional<String> text = text(key);
    Optional<Long> size = text.flatMap(ByteSize::parse);
    if (text.isPresent() && size.isEmpty()) {
      error("/" + key, "wrong-type", "'%s' must be a size such as 500MB or 20GB".formatted(key));
    }
    return size;
  }

  /** A word of an enumeration, written small with {@code _} or {@code -}. */
  public <E extends Enum<E>> Optional<E> word(String key, Class<E> type) {
    Optional<String> word = text(key);
    Map<String, E> known =
        Stream.of(type.getEnumConstants()).collect(Collectors.toMap(YamlMap::spelled, e -> e));
    Optional<E> found = word.map(each -> known.get(each.replace('-', '_')));
    if (word.isPresent() && found.isEmpty()) {
      unknownWord(key, word.get(), known.keySet().stream().sorted().toList());
    }
    return found;
  }

  public void unknownWord(String key, String word, List<String> known) {
    String way = "use one of " + String.join(", ", known);
    error(
        "/" + key,
        "unknown-word",
        "'%s' is no value of '%s' (%s)".formatted(word, key, Suggestion.orElse(word, known, way)));
  }

  /** A list of texts; a single text counts as a list of one. */
  public List<String> texts(String key) {
    return list(key, JsonNode::isTextual, JsonNode::textValue, "a list of texts");
  }

  List<Integer> integers(String key) {
    return list(key, JsonNode::isInt, JsonNode::intValue, "a list of whole numbers");
  }

  /** One JSON pointer or a list of them. */
  List<JsonPointer> pointers(String key) {
    return texts(key).stream().flatMap(text -> pointer(key, text).stream()).toList();
  }

  Optional<JsonPointer> pointer(String key) {
    return text(key).flatMap(text -> pointer(key, text));
  }

  private Optional<JsonPointer> pointer(String key, String text) {
    try {
      return Optional.of(JsonPointer.compile(text));
    } catch (IllegalArgumentException e) {
      error(
          "/" + key,
          "wrong-pointer",
          "'%s' is no JSON pointer (start it with '/', such as /contacts)".formatted(text));
      return Optional.empty();
    }
  }

  /** Names and texts, in the order of the file. */
  public Map<String, String> textMap(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    inner(key)
        .ifPresent(
            map -> map.keys().forEach(each -> map.text(each).ifPresent(t -> texts.put(each, t))));
    return texts;
  }

  public Optional<YamlMap> inner(String key) {
    return has(key)
        ? Optional.of(new YamlMap(file, pointer + "/" + YamlNodes.escape(key), problems))
        : Optional.empty();
  }

  public YamlMap item(String key, int index) {
    return new YamlMap(file, pointer + "/" + key + "/" + index, problems);
  }

  /** Says that a key of this mapping, or the mapping itself, breaks a rule. */
  public void error(String below, String code, String message) {
    problems.add(Problem.error(file.name(), place(below), code, message));
  }

  private Place place(String below) {
    return below.isEmpty() ? file.keyPlace(pointer) : file.place(pointer + below);
  }

  /** Every key that was never asked for is a problem, with the nearest one that was. */
  public void end() {
    for (String key : keys()) {
      if (!asked.contains(key)) {
        problems.add(Problem.error(file.name(), keyPlace(key), "unknown-key", unknown(key)));
      }
    }
  }

  private Place keyPlace(String key) {
    return file.keyPlace(pointer + "/" + YamlNodes.escape(key));
  }

  private String unknown(String key) {
    String known = "known here: " + String.join(", ", asked);
    return "unknown key '%s' (%s)".formatted(key, Suggestion.orElse(key, asked, known));
  }

  private <T> Optional<T> typed(
      String key,
      java.util.function.Predicate<JsonNode> test,
      Function<JsonNode, T> read,
      String what) {
    JsonNode value = get(key);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!test.test(value)) {
      error("/" + YamlNodes.escape(key), "wrong-type", "'%s' must be %s".formatted(key, what));
      return Optional.empty();
    }
    return Optional.of(read.apply(value));
  }

  private <T> List<T> list(
      String key,
      java.util.function.Predicate<JsonNode> test,
      Function<JsonNode, T> read,
      String what) {
    JsonNode value = get(key);
    List<JsonNode> items = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(items::add);
    } else if (!value.isMissingNode()) {
      items.add(value);
    }
    if (!items.stream().allMatch(test)) {
      error("/" + key, "wrong-type", "'%s' must be %s".formatted(key, what));
      return List.of();
    }
    return items.stream().map(read).toList();
  }

  private static String spelled(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static Optional<Duration> span(String text) {
    Matcher match = SPAN.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(match.group(1));
    return Optional.of(
        switch (match.group(2)) {
          case "ms" -> Duration.ofMillis(count);
          case "s" -> Duration.ofSeconds(count);
          case "m" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          default -> Duration.ofDays(count);
        });
  }
}
