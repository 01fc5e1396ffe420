package dev.pollen.daemon.demo;

/**
 * How the demonstration ended: what Pollen counted, and what the sandbox says to it.
 *
 * @param lost deliveries that were due and did not come
 * @param duplicated deliveries that came more often than due
 * @param settled whether everything under way had ended when it was counted
 */
public record DemoResult(Snapshot counted, int lost, int duplicated, boolean settled) {

  /** Whether Pollen kept its promises. */
  public boolean good() {
    return settled && lost == 0 && duplicated == 0 && counted.failed() == 0;
  }
}
