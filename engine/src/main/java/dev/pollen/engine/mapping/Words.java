package dev.pollen.engine.mapping;

import dev.pollen.engine.mapping.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The paths that an expression begins at its top: not the names that are looked up in something
 * else, as in {@code record.items[price > 2].(price * count)}.
 */
final class Words {
  private static final Set<String> LAMBDA = Set.of("function", "\u03bb");

  private final List<Token> tokens;
  private final List<List<String>> paths = new ArrayList<>();

  /** For each open bracket, whether names inside it are looked up in something else. */
  private final Deque<Boolean> open = new ArrayDeque<>();

  private boolean transforming;

  private Words(String text) {
    tokens = Tokens.of(text);
  }

  /** The names that such paths begin with. */
  static Set<String> roots(String text) {
    Set<String> roots = new LinkedHashSet<>();
    paths(text).forEach(path -> roots.add(path.get(0)));
    return roots;
  }

  /**
   * Paths at the top with the names that follow: {@code record.email} is {@code [record, email]}.
   */
  static List<List<String>> paths(String text) {
    Words words = new Words(text);
    for (int i = 0; i < words.tokens.size(); i++) {
      words.read(i);
    }
    return words.paths;
  }

  private void read(int i) {
    Token token = tokens.get(i);
    if (token.is("(") || token.is("[") || token.is("{")) {
      open.push(inside() || relative(i));
    } else if (token.is(")") || token.is("]") || token.is("}")) {
      open.poll();
    } else if (token.is("|")) {
      transforming = true;
    } else if (token.kind() == Kind.NAME && begins(i)) {
      paths.add(path(i));
    }
  }

  private boolean inside() {
    return transforming || Boolean.TRUE.equals(open.peek());
  }

  /** Whether a bracket opens in what stands before it: a step, a predicate, an order, a group. */
  private boolean relative(int i) {
    Token before = at(i - 1);
    boolean call = tokens.get(i).is("(") && before.endsValue();
    return call ? at(i - 2).is(".") : before.is(".") || before.is("^") || before.endsValue();
  }

  private boolean begins(int i) {
    boolean lambda = LAMBDA.contains(tokens.get(i).text()) && at(i + 1).is("(");
    return !inside() && !at(i - 1).is(".") && !lambda;
  }

  private List<String> path(int from) {
    List<String> path = new ArrayList<>(List.of(tokens.get(from).name()));
    for (int i = from + 1; at(i).is(".") && at(i + 1).kind() == Kind.NAME; i += 2) {
      path.add(at(i + 1).name());
    }
    return path;
  }

  private Token at(int index) {
    return index < 0 || index >= tokens.size() ? Token.NONE : tokens.get(index);
  }
}
