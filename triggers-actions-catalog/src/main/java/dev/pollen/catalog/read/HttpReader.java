package dev.pollen.catalog.read;

import dev.pollen.catalog.HttpCall;
import dev.pollen.catalog.read.FieldReader.In;
import dev.pollen.catalog.read.FieldReader.Placed;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads {@code http:}, and decides where each input goes: into the path if it stands there, else
 * where its own {@code in:} says, else into the query of a GET, HEAD or DELETE and the body of
 * others.
 */
final class HttpReader {
  private static final Pattern HOLE = Pattern.compile("\\{([^}]+)}");
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE");

  private HttpReader() {}

  static Optional<HttpCall> call(YamlMap operation, List<Placed> inputs) {
    return operation.inner("http").map(map -> call(map, operation, inputs));
  }

  private static HttpCall call(YamlMap map, YamlMap operation, List<Placed> inputs) {
    String method = method(map);
    String path = map.needed("path", "/");
    List<String> holes = HOLE.matcher(path).results().map(hole -> hole.group(1)).toList();
    refuseEmptyHoles(holes, inputs, map);
    HttpCall call =
        new HttpCall(
            method,
            path,
            map.textMap("headers"),
            holes,
            going(In.QUERY, inputs, holes, method),
            going(In.BODY, inputs, holes, method),
            map.flag("empty_body"));
    refuseLostPaths(inputs, holes, operation);
    map.end();
    return call;
  }

  private static String method(YamlMap map) {
    String method = map.needed("method", "GET");
    if (!METHODS.contains(method)) {
      map.unknownWord("method", method, METHODS.stream().sorted().toList());
    }
    return method;
  }

  private static List<String> going(
      In where, List<Placed> inputs, List<String> holes, String method) {
    In usual = WITHOUT_BODY.contains(method) ? In.QUERY : In.BODY;
    return inputs.stream()
        .filter(input -> !holes.contains(input.field().name()))
        .filter(input -> input.in().orElse(usual) == where)
        .map(input -> input.field().name())
        .toList();
  }

  private static void refuseEmptyHoles(List<String> holes, List<Placed> inputs, YamlMap map) {
    for (String hole : holes) {
      if (inputs.stream().noneMatch(input -> input.field().name().equals(hole))) {
        map.error(
            "/path",
            "no-such-input",
            "the path needs an input '%s' (declare it under 'input')".formatted(hole));
      }
    }
  }

  private static void refuseLostPaths(List<Placed> inputs, List<String> holes, YamlMap operation) {
    for (Placed input : inputs) {
      String name = input.field().name();
      if (input.in().equals(Optional.of(In.PATH)) && !holes.contains(name)) {
        operation.error(
            "/input/" + YamlNodes.escape(name) + "/in",
            "not-in-path",
            "'%s' is to go into the path, which has no {%s} (add it, or change 'in')"
                .formatted(name, name));
      }
    }
  }
}
