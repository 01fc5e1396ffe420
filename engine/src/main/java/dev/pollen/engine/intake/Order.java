package dev.pollen.engine.intake;

/** What came after what on one loop, whatever the clock says: numbers that only grow. */
final class Order {
  private long last;

  long next() {
    return ++last;
  }
}
