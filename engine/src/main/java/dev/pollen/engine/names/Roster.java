package dev.pollen.engine.names;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Choices;
import dev.pollen.catalog.read.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All that may be chosen for one input, and who answers to a name. */
final class Roster {
  private static final int SHOWN = 10;

  private final List<Option> options = new ArrayList<>();

  private Roster() {}

  /**
   * @param within the id of the record whose list counts; empty: all records'
   */
  static Roster of(List<JsonNode> records, Choices choices, Optional<String> within) {
    Roster roster = new Roster();
    for (JsonNode record : records) {
      boolean counts =
          within.map(id -> record.at(choices.value()).asText().equals(id)).orElse(true);
      if (choices.list().isPresent() && counts) {
        String owner = within.isPresent() ? "" : record.at(choices.labels().get(0)).asText();
        record
            .at(choices.list().get())
            .forEach(one -> roster.options.add(Option.of(one, choices, owner)));
      } else if (choices.list().isEmpty()) {
        roster.options.add(Option.of(record, choices, ""));
      }
    }
    return roster;
  }

  /**
   * Who answers to a text: whose id it is, else whose name it is to the letter, else whose name it
   * is but for capitals. More than one: it is ambiguous.
   */
  List<Option> find(String asked) {
    String name = asked.strip();
    return Optional.of(those(option -> option.id().equals(name)))
        .filter(found -> !found.isEmpty())
        .or(() -> Optional.of(those(one -> one.isCalled(name))).filter(found -> !found.isEmpty()))
        .orElseGet(() -> those(one -> one.isCalledAnyCase(name)));
  }

  /** Each once: a list that moves while it is read shows a record twice. */
  private List<Option> those(Predicate<Option> which) {
    Map<String, Option> found = new LinkedHashMap<>();
    options.stream().filter(which).forEach(option -> found.putIfAbsent(option.id(), option));
    return List.copyOf(found.values());
  }

  /** The name that was probably meant. */
  Optional<Option> nearest(String name) {
    List<String> all = options.stream().flatMap(option -> option.names().stream()).toList();
    return Suggestion.nearest(name, all)
        .flatMap(near -> options.stream().filter(option -> option.isCalled(near)).findFirst());
  }

  /** For a message: what there is, the first ten of many. */
  String shown() {
    return options.isEmpty() ? "none" : shown(options);
  }

  static String shown(List<Option> options) {
    String some =
        options.stream().limit(SHOWN).map(Option::toString).collect(Collectors.joining(", "));
    int more = options.size() - SHOWN;
    return more > 0 ? some + " and %,d more".formatted(more) : some;
  }

  List<Option> all() {
    return List.copyOf(options);
  }
}
