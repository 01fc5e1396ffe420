package dev.pollen.engine.dispatch;

import dev.pollen.engine.status.HostStatus;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The circuits of all hosts that connections speak to: as many as there are such hosts. */
final class Circuits {
  private final Map<String, Circuit> circuits = new ConcurrentHashMap<>();

  Circuit of(String host) {
    return circuits.computeIfAbsent(host, Circuit::new);
  }

  List<HostStatus> statuses() {
    return circuits.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(one -> one.getValue().status())
        .toList();
  }
}
