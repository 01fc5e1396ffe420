package dev.pollen.sandbox;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the operation that a method and a path mean. */
final class Routes {
  private final List<Operation> operations;

  Routes(List<Operation> operations) {
    this.operations =
        operations.stream()
            .sorted(Comparator.comparingLong((Operation each) -> each.path().words()).reversed())
            .toList();
  }

  /** An operation, and what stood in the holes of its path. */
  record Match(Operation operation, Map<String, String> holes) {}

  Optional<Match> find(String method, String path) {
    List<String> segments = PathPattern.split(path);
    return operations.stream()
        .filter(each -> each.method().equals(method))
        .flatMap(each -> each.path().match(segments).map(h -> new Match(each, h)).stream())
        .findFirst();
  }

  List<Operation> all() {
    return operations;
  }
}
