package dev.pollen.engine.dispatch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pollen.engine.status.HostStatus;
import java.util.Comparator;
import java.util.List;

/**
 * The circuits of the hosts that are called; of very many the one that was not called for longest
 * is forgotten. Any thread.
 */
final class Circuits {
  private static final int HOSTS = 1_000;

  private final Cache<String, Circuit> circuits =
      Caffeine.newBuilder().maximumSize(HOSTS).executor(Runnable::run).build();

  Circuit of(String host) {
    return circuits.get(host, Circuit::new);
  }

  List<HostStatus> statuses() {
    return circuits.asMap().values().stream()
        .map(Circuit::status)
        .sorted(Comparator.comparing(HostStatus::host))
        .toList();
  }
}
