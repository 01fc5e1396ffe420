package dev.pollen.catalog.read;

import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Effect;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.Kind;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.Reconcile;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.Since;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.catalog.read.FieldReader.Placed;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads one operation file. */
final class OperationReader {
  private static final Duration REPEAT_WITHIN = Duration.ofMinutes(10);
  private static final String FOR_EVER = "forever";
  private static final String UNCONSIDERED = "nobody has considered what a repeat would do";

  private final String key;
  private final String file;
  private final YamlMap map;

  OperationReader(String key, String file, YamlMap map) {
    this.key = key;
    this.file = file;
    this.map = map;
  }

  /** What the file says; with problems noted, only good enough to go on finding more. */
  OperationSpec read() {
    if (!map.has("kind")) {
      map.error("", "missing-key", "'kind' is missing (add 'kind: trigger' or 'kind: action')");
    }
    Kind kind = map.word("kind", Kind.class).orElse(Kind.ACTION);
    OperationSpec.Common common = common();
    OperationSpec spec = kind == Kind.TRIGGER ? trigger(common) : action(common);
    map.end();
    return spec;
  }

  private OperationSpec.Common common() {
    List<Placed> placed = FieldReader.inputs(map, "input");
    List<Field> inputs = placed.stream().map(Placed::field).toList();
    return new OperationSpec.Common(
        key,
        key.contains(".") ? key.substring(0, key.indexOf('.')) : key,
        map.needed("category", ""),
        map.needed("title", key),
        map.needed("summary", ""),
        map.text("docs"),
        deprecated(),
        map.flag("destructive"),
        map.texts("scopes"),
        map.word("token", OperationSpec.Token.class).orElse(OperationSpec.Token.NONE),
        HttpReader.call(map, placed),
        inputs,
        FieldReader.fields(map, "output"),
        map.has("sample") ? Optional.of(map.get("sample")) : Optional.empty(),
        map.flagUnlessFalse("catalogued"),
        map.flag("open_inputs"),
        file);
  }

  private Optional<String> deprecated() {
    return map.inner("deprecated")
        .map(
            inner -> {
              String words = inner.needed("why", "") + "; use " + inner.needed("use", "");
              inner.end();
              return words;
            });
  }

  private TriggerSpec trigger(OperationSpec.Common common) {
    Optional<RecordShape> shape = ShapeReader.shape(map);
    boolean ascending = map.word("order", Order.class).orElse(Order.UNKNOWN) == Order.ASCENDING;
    return new TriggerSpec(
        common,
        shape,
        PagingReader.paging(map),
        since(),
        ascending,
        map.duration("lag").orElse(Duration.ZERO),
        map.flag("clock"),
        map.flag("pushed"));
  }

  private Optional<Since> since() {
    return map.inner("since")
        .map(
            inner -> {
              Since since =
                  new Since(
                      inner.get("put"),
                      word(inner, "format", Instants.class),
                      word(inner, "filters_by", Stamp.class));
              inner.end();
              return since;
            });
  }

  private static <E extends Enum<E>> String word(YamlMap map, String key, Class<E> type) {
    E word = map.word(key, type).orElse(type.getEnumConstants()[0]);
    return word.name().toLowerCase(Locale.ROOT);
  }

  private ActionSpec action(OperationSpec.Common common) {
    Optional<Effect> effect = map.word("effect", Effect.class);
    return new ActionSpec(
        common,
        effect.orElse(Effect.UNREPEATABLE),
        effect.isPresent() ? map.needed("reason", "") : map.text("reason").orElse(UNCONSIDERED),
        map.text("effect_from"),
        repeatWithin(effect.orElse(Effect.UNREPEATABLE)),
        target(),
        map.texts("writes"),
        Set.copyOf(map.integers("not_done")),
        Set.copyOf(map.integers("already")),
        map.text("not_done_from"),
        reconcile(effect.orElse(Effect.UNREPEATABLE)));
  }

  /** What is looked up before it is repeated undoes nothing newer, unless the file says so. */
  private Optional<Duration> repeatWithin(Effect effect) {
    if (map.get("repeat_within").asText().equals(FOR_EVER)) {
      return Optional.empty();
    }
    Optional<Duration> said = map.duration("repeat_within");
    return effect == Effect.RECONCILABLE ? said : Optional.of(said.orElse(REPEAT_WITHIN));
  }

  private Optional<Reconcile> reconcile(Effect effect) {
    Optional<Reconcile> reconcile = ReconcileReader.reconcile(map);
    if (reconcile.isPresent() && effect != Effect.RECONCILABLE) {
      map.error(
          "/reconcile",
          "wrong-effect",
          "only a reconcilable action is looked up (say 'effect: reconcilable', or drop this)");
    }
    return reconcile;
  }

  private Optional<ActionSpec.Target> target() {
    return map.inner("target")
        .map(
            inner -> {
              ActionSpec.Target target =
                  new ActionSpec.Target(inner.needed("resource", ""), inner.needed("input", ""));
              inner.end();
              if (map.get("input").path(target.input()).isMissingNode()) {
                inner.error(
                    "/input",
                    "no-such-input",
                    "there is no input '%s' (declare it under 'input')".formatted(target.input()));
              }
              return target;
            });
  }

  private enum Order {
    UNKNOWN,
    ASCENDING,
    DESCENDING
  }

  private enum Instants {
    ISO,
    EPOCH_MS
  }

  private enum Stamp {
    CHANGED,
    CREATED
  }
}
