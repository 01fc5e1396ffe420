package dev.pollen.engine.mapping;

import dev.pollen.catalog.read.Suggestion;
import dev.pollen.engine.mapping.Token.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every function that an expression calls exists: JSONata's, Pollen's, or one it makes itself. */
final class Calls {
  private static final Set<String> LIBRARY =
      Set.of(
          "sum",
          "count",
          "max",
          "min",
          "average",
          "string",
          "substring",
          "substringBefore",
          "substringAfter",
          "lowercase",
          "uppercase",
          "length",
          "trim",
          "pad",
          "match",
          "contains",
          "replace",
          "split",
          "join",
          "formatNumber",
          "formatBase",
          "formatInteger",
          "parseInteger",
          "number",
          "floor",
          "ceil",
          "round",
          "abs",
          "sqrt",
          "power",
          "random",
          "boolean",
          "not",
          "map",
          "zip",
          "filter",
          "single",
          "reduce",
          "sift",
          "keys",
          "lookup",
          "append",
          "exists",
          "spread",
          "merge",
          "reverse",
          "each",
          "error",
          "assert",
          "type",
          "sort",
          "shuffle",
          "distinct",
          "base64encode",
          "base64decode",
          "encodeUrlComponent",
          "encodeUrl",
          "decodeUrlComponent",
          "decodeUrl",
          "toMillis",
          "fromMillis",
          "clone",
          "now",
          "millis");

  private Calls() {}

  /** Throws {@link IllegalArgumentException} with the nearest name. */
  static void check(String text) {
    List<Token> tokens = Tokens.of(text);
    Set<String> known = new HashSet<>(own(tokens));
    known.addAll(LIBRARY);
    known.addAll(Helpers.meaning().keySet());
    for (int i = 0; i < tokens.size(); i++) {
      boolean called = i + 1 < tokens.size() && tokens.get(i + 1).is("(");
      if (tokens.get(i).kind() == Kind.VARIABLE) {
        check(tokens.get(i).text().substring(1), called, known);
      }
    }
  }

  private static void check(String name, boolean called, Set<String> known) {
    if (Bounds.FORBIDDEN.contains(name)) {
      throw new IllegalArgumentException(
          "'$%s' is not allowed in expressions: it runs text as code; write the expression out"
              .formatted(name));
    }
    if (called && !name.isEmpty() && !known.contains(name)) {
      String way =
          Suggestion.nearest(name, known)
              .map(near -> "did you mean '$" + near + "'?")
              .orElse("Pollen's own are $" + String.join(", $", own()) + "; others are JSONata's");
      throw new IllegalArgumentException("there is no function '$%s' (%s)".formatted(name, way));
    }
  }

  private static Set<String> own() {
    return new TreeSet<>(Helpers.meaning().keySet());
  }

  /** Names that the expression gives itself, by {@code :=} or as parameters. */
  private static Set<String> own(List<Token> tokens) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Token next = tokens.get(i + 1);
      boolean given = next.is(":=") || next.is(",") || next.is(")");
      if (tokens.get(i).kind() == Kind.VARIABLE && given) {
        names.add(tokens.get(i).text().substring(1));
      }
    }
    return names;
  }
}
