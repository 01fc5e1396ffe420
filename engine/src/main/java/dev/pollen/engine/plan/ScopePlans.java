package dev.pollen.engine.plan;

import dev.pollen.catalog.OperationSpec.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Works out what each connection must be allowed. */
final class ScopePlans {
  private static final Comparator<String> READING_FIRST =
      Comparator.comparing((String scope) -> !scope.endsWith(".readonly"))
          .thenComparing(Comparator.naturalOrder());

  private ScopePlans() {}

  /** Of those connections that recipes use, by name. */
  static List<ScopePlan> of(List<OperationUse> uses, PlanGround ground) {
    return uses.stream()
        .filter(use -> ground.connections().containsKey(use.connection()))
        .collect(Collectors.groupingBy(OperationUse::connection, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(each -> plan(ground.connections().get(each.getKey()), each.getValue()))
        .toList();
  }

  private static ScopePlan plan(PlannedConnection connection, List<OperationUse> uses) {
    Map<String, List<OperationUse>> needed = new TreeMap<>(READING_FIRST);
    Map<Token, List<OperationUse>> tokens = new TreeMap<>();
    for (OperationUse use : uses) {
      for (String scope : use.operation().common().scopes()) {
        needed.computeIfAbsent(scope, none -> new ArrayList<>()).add(use);
      }
      Token token = use.operation().common().token();
      if (token == Token.AGENCY || token == Token.SUB_ACCOUNT) {
        tokens.computeIfAbsent(token, none -> new ArrayList<>()).add(use);
      }
    }
    return new ScopePlan(
        connection.name(), connection.system(), needed, tokens, connection.granted());
  }
}
