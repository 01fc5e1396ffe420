package dev.pollen.connectors.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Paging;
import dev.pollen.catalog.Paging.Stop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads paging from a recipe's own input, in the words that catalog files use: {@code kind, input,
 * first, next, from_last_record, size, stop}. Wrong ones throw {@link IllegalArgumentException}.
 */
final class PagingInput {
  private PagingInput() {}

  static Paging read(JsonNode paging) {
    String kind = paging.path("kind").asText("none");
    return switch (kind) {
      case "none" -> new Paging.None();
      case "page" ->
          new Paging.Page(
              input(paging, "page"), paging.path("first").asInt(1), size(paging), stop(paging));
      case "offset" -> new Paging.Offset(input(paging, "offset"), size(paging), stop(paging));
      case "cursor" ->
          new Paging.Cursor(
              next(paging),
              paging.path("from_last_record").asBoolean(),
              size(paging),
              stop(paging));
      case "link" -> new Paging.Link(pointer(paging.path("next"), "paging.next"), size(paging));
      default ->
          throw new IllegalArgumentException(
              "paging.kind is '%s'; it is one of none, page, offset, cursor, link".formatted(kind));
    };
  }

  private static String input(JsonNode paging, String usual) {
    return paging.path("input").asText(usual);
  }

  private static Map<String, JsonPointer> next(JsonNode paging) {
    Map<String, JsonPointer> next = new LinkedHashMap<>();
    paging
        .path("next")
        .properties()
        .forEach(part -> next.put(part.getKey(), pointer(part.getValue(), "paging.next")));
    if (next.isEmpty()) {
      throw new IllegalArgumentException("paging.next is missing: write next: {input: /pointer}");
    }
    return next;
  }

  private static Optional<Paging.Size> size(JsonNode paging) {
    JsonNode size = paging.path("size");
    return size.isObject()
        ? Optional.of(
            new Paging.Size(size.path("input").asText("limit"), size.path("value").asInt(100), 0))
        : Optional.empty();
  }

  private static Stop stop(JsonNode paging) {
    JsonNode stop = paging.path("stop");
    if (stop.has("flag")) {
      return new Stop.Flag(pointers(stop.get("flag"), "paging.stop.flag"));
    }
    if (stop.has("total")) {
      return new Stop.Total(pointer(stop.get("total"), "paging.stop.total"));
    }
    return switch (stop.asText("empty_page")) {
      case "short_page" -> new Stop.ShortPage();
      case "empty_page" -> new Stop.EmptyPage();
      default ->
          throw new IllegalArgumentException(
              "paging.stop is %s; it is short_page, empty_page, {flag: /pointer} or {total: /pointer}"
                  .formatted(stop));
    };
  }

  /** One pointer or a list of them; none when nothing is given. */
  static List<JsonPointer> pointers(JsonNode given, String name) {
    if (given.isArray()) {
      return java.util.stream.StreamSupport.stream(given.spliterator(), false)
          .map(one -> pointer(one, name))
          .toList();
    }
    return Json.given(given) ? List.of(pointer(given, name)) : List.of();
  }

  private static JsonPointer pointer(JsonNode text, String name) {
    String pointer = text.asText();
    if (!text.isTextual() || (!pointer.isEmpty() && pointer.charAt(0) != '/')) {
      throw new IllegalArgumentException(
          "%s is %s, which is no JSON pointer: write /%s"
              .formatted(name, text, text.isTextual() ? pointer.replace('.', '/') : "name"));
    }
    return JsonPointer.compile(pointer);
  }
}
