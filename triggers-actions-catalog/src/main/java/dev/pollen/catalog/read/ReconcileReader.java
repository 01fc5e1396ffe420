package dev.pollen.catalog.read;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Likeness;
import dev.pollen.catalog.Look;
import dev.pollen.catalog.Reconcile;
import dev.pollen.catalog.Reconcile.Told;
import dev.pollen.catalog.Reconcile.Trait;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code reconcile:}: how to look whether an action of unknown outcome took place. */
final class ReconcileReader {
  private ReconcileReader() {}

  static Optional<Reconcile> reconcile(YamlMap action) {
    return action.inner("reconcile").map(ReconcileReader::read);
  }

  private static Reconcile read(YamlMap map) {
    Reconcile reconcile =
        new Reconcile(
            map.needed("resource", ""),
            looks(map),
            map.word("told_by", Told.class).orElse(Told.CREATED),
            map.pointers("created"),
            traits(map, "same"),
            traits(map, "match"),
            map.pointer("id").orElseGet(() -> missingId(map)),
            places(map, "reply"),
            map.pointers("exists"),
            map.duration("settle"),
            map.texts("not_with"));
    if (reconcile.same().isEmpty() && reconcile.match().isEmpty()) {
      map.error("", "missing-key", "nothing is compared (add 'match: {field: text}')");
    }
    if (reconcile.told() == Told.UNIQUE && reconcile.same().isEmpty()) {
      map.error(
          "/told_by", "missing-key", "what is unique is not said (add 'same: {field: exact}')");
    }
    map.end();
    return reconcile;
  }

  private static JsonPointer missingId(YamlMap map) {
    if (!map.has("id")) {
      map.error("", "missing-key", "'id' is missing (add 'id: /id', where the reply has it)");
    }
    return JsonPointer.valueOf("/id");
  }

  /** One mapping, or a list of them for looks one behind the other. */
  private static List<Look> looks(YamlMap map) {
    if (!map.has("look")) {
      map.error("", "missing-key", "'look' is missing (add 'look: {trigger: …, with: {…}}')");
      return List.of();
    }
    if (!map.get("look").isArray()) {
      return map.inner("look").map(ReconcileReader::look).stream().toList();
    }
    List<Look> looks = new ArrayList<>();
    for (int i = 0; i < map.get("look").size(); i++) {
      looks.add(look(map.item("look", i)));
    }
    return looks;
  }

  private static Look look(YamlMap map) {
    JsonNode with = map.get("with");
    ObjectNode inputs =
        with instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    Look look =
        new Look(
            map.needed("trigger", ""),
            inputs,
            places(map, "gives"),
            map.textMap("only"),
            map.flag("newest_first"));
    map.end();
    return look;
  }

  private static Map<String, JsonPointer> places(YamlMap map, String key) {
    Map<String, JsonPointer> places = new LinkedHashMap<>();
    map.inner(key)
        .ifPresent(
            inner ->
                inner
                    .keys()
                    .forEach(name -> inner.pointer(name).ifPresent(at -> places.put(name, at))));
    return places;
  }

  /** {@code name: likeness}, or {@code name: {record: /place, as: likeness}}. */
  private static List<Trait> traits(YamlMap map, String key) {
    List<Trait> traits = new ArrayList<>();
    map.inner(key).ifPresent(inner -> inner.keys().forEach(name -> traits.add(trait(inner, name))));
    return traits;
  }

  private static Trait trait(YamlMap map, String name) {
    JsonPointer input = name.startsWith("/") ? JsonPointer.valueOf(name) : member(name);
    if (!map.get(name).isObject()) {
      return new Trait(input, input, map.word(name, Likeness.class).orElse(Likeness.EXACT));
    }
    YamlMap inner = map.inner(name).orElseThrow();
    Trait trait =
        new Trait(
            input,
            inner.pointer("record").orElse(input),
            inner.word("as", Likeness.class).orElse(Likeness.EXACT));
    inner.end();
    return trait;
  }

  private static JsonPointer member(String name) {
    return JsonPointer.empty().appendProperty(name);
  }
}
