package dev.pollen.daemon.http;

import java.util.List;

/**
 * Whether the daemon does its work.
 *
 * @param causes why it is not ready, a sentence each; empty when it is
 */
public record Health(List<String> causes) {
  public Health {
    causes = List.copyOf(causes);
  }

  public boolean ready() {
    return causes.isEmpty();
  }
}
