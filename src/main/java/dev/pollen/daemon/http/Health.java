package dev.pollen.daemon.http;

import java.util.List;

/**
 * Whether the daemon does its work.
 *
 * @param causes why it is not ready, a sentence each; empty when it is
 * @param waiting what waits for a person, a sentence each; that keeps nothing else from going on
 */
public record Health(List<String> causes, List<String> waiting) {
  public Health {
    causes = List.copyOf(causes);
    waiting = List.copyOf(waiting);
  }

  /** Not ready, and nothing else is known. */
  public static Health not(String cause) {
    return new Health(List.of(cause), List.of());
  }

  public boolean ready() {
    return causes.isEmpty();
  }
}
