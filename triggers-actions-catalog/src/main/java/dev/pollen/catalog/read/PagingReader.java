package dev.pollen.catalog.read;

import com.fasterxml.jackson.core.JsonPointer;
import dev.pollen.catalog.Paging;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code paging:}; absent means that everything comes in one reply. */
final class PagingReader {
  private static final List<String> KINDS = List.of("none", "page", "offset", "cursor", "link");
  private static final List<String> STOPS = List.of("short_page", "empty_page", "flag", "total");

  private PagingReader() {}

  static Paging paging(YamlMap trigger) {
    return trigger.inner("paging").map(PagingReader::read).orElseGet(Paging.None::new);
  }

  private static Paging read(YamlMap map) {
    String kind = map.needed("kind", "none");
    if (!KINDS.contains(kind)) {
      map.unknownWord("kind", kind, KINDS);
    }
    Paging paging = of(kind, map);
    map.end();
    return paging;
  }

  private static Paging of(String kind, YamlMap map) {
    return switch (kind) {
      case "page" ->
          new Paging.Page(
              map.needed("input", "page"), map.integer("first").orElse(1), size(map), stop(map));
      case "offset" -> new Paging.Offset(map.needed("input", "offset"), size(map), stop(map));
      case "cursor" ->
          new Paging.Cursor(next(map), map.flag("from_last_record"), size(map), stop(map));
      case "link" ->
          new Paging.Link(map.pointer("next").orElse(JsonPointer.valueOf("/next")), size(map));
      default -> new Paging.None();
    };
  }

  private static Map<String, JsonPointer> next(YamlMap map) {
    Map<String, JsonPointer> next = new LinkedHashMap<>();
    map.inner("next")
        .ifPresentOrElse(
            inner ->
                inner
                    .keys()
                    .forEach(input -> inner.pointer(input).ifPresent(p -> next.put(input, p))),
            () ->
                map.error("", "missing-key", "'next' is missing (add 'next: {input: /pointer}')"));
    return next;
  }

  private static Optional<Paging.Size> size(YamlMap map) {
    return map.inner("size")
        .map(
            inner -> {
              Paging.Size size =
                  new Paging.Size(
                      inner.needed("input", "limit"),
                      inner.integer("value").orElse(100),
                      inner.integer("max").orElse(0));
              inner.end();
              return size;
            });
  }

  private static Paging.Stop stop(YamlMap map) {
    if (map.get("stop").isObject()) {
      return map.inner("stop").map(PagingReader::told).orElseThrow();
    }
    String word = map.text("stop").orElse("empty_page");
    if (!STOPS.contains(word)) {
      map.unknownWord("stop", word, STOPS);
    }
    return word.equals("short_page") ? new Paging.Stop.ShortPage() : new Paging.Stop.EmptyPage();
  }

  private static Paging.Stop told(YamlMap map) {
    List<JsonPointer> flag = map.pointers("flag");
    Optional<JsonPointer> total = map.pointer("total");
    map.end();
    return flag.isEmpty()
        ? total.<Paging.Stop>map(Paging.Stop.Total::new).orElseGet(Paging.Stop.EmptyPage::new)
        : new Paging.Stop.Flag(flag);
  }
}
