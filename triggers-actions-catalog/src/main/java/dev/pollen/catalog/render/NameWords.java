package dev.pollen.catalog.render;

import dev.pollen.catalog.Choices;
import dev.pollen.catalog.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How an input may be given besides its plain value: by name, as a mapping, so many at most. */
final class NameWords {
  private NameWords() {}

  /** Each without a full stop; none where there is nothing to say. */
  static List<String> of(Field field) {
    List<String> words = new ArrayList<>();
    choices(field).map(NameWords::byName).ifPresent(words::add);
    field.mapping().ifPresent(mapping -> words.add("or a mapping of names to values"));
    field.bounds().words().ifPresent(words::add);
    return words;
  }

  /** Of a list, what its items may be given as. */
  private static Optional<Choices> choices(Field field) {
    return field.choices().or(() -> field.items().flatMap(Field::choices));
  }

  private static String byName(Choices choices) {
    List<String> names = new ArrayList<>();
    choices.labels().forEach(label -> names.add(label.last().getMatchingProperty()));
    choices.key().ifPresent(key -> names.add("key"));
    String within = choices.within().map(" within the %s given"::formatted).orElse("");
    return "or the %s, as %s has it%s"
        .formatted(String.join(" or ", names), choices.from(), within);
  }

  /** The field's sentence with all of it behind. */
  static String sentence(Field field) {
    List<String> words = of(field);
    return words.isEmpty()
        ? field.summary()
        : "%s (%s)".formatted(field.summary(), String.join("; ", words));
  }
}
