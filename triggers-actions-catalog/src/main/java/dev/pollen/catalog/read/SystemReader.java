package dev.pollen.catalog.read;

import dev.pollen.catalog.SystemSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one {@code system.yaml}. */
final class SystemReader {
  private SystemReader() {}

  static SystemSpec read(String key, String file, YamlMap map) {
    SystemSpec system =
        new SystemSpec(
            key,
            map.needed("title", key),
            map.needed("summary", ""),
            map.text("base_url"),
            FieldReader.fields(map, "connection"),
            map.flagUnlessFalse("needs_connection"),
            map.textMap("headers"),
            budgets(map),
            map.texts("account"),
            rateHeaders(map),
            map.pointers("failure_message"),
            Set.copyOf(map.integers("retryable")),
            map.text("test_operation"),
            map.textMap("guides"),
            ChoicesReader.naming(map),
            file,
            SignInReader.read(map));
    map.end();
    return system;
  }

  private static List<SystemSpec.Budget> budgets(YamlMap map) {
    List<SystemSpec.Budget> budgets = new ArrayList<>();
    for (int i = 0; i < map.get("budgets").size(); i++) {
      YamlMap one = map.item("budgets", i);
      budgets.add(
          new SystemSpec.Budget(
              one.integer("requests").orElse(1),
              one.duration("per").orElse(Duration.ofSeconds(1))));
      one.end();
    }
    return budgets;
  }

  private static SystemSpec.RateHeaders rateHeaders(YamlMap map) {
    Optional<YamlMap> names = map.inner("rate_headers");
    SystemSpec.RateHeaders headers =
        new SystemSpec.RateHeaders(
            name(names, "limit"),
            name(names, "remaining"),
            name(names, "interval_ms"),
            name(names, "daily_limit"),
            name(names, "daily_remaining"));
    names.ifPresent(YamlMap::end);
    return headers;
  }

  private static String name(Optional<YamlMap> names, String key) {
    return names.flatMap(map -> map.text(key)).orElse("");
  }
}
