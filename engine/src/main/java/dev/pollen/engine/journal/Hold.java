package dev.pollen.engine.journal;

/** That one process only holds a store, for as long as this is open. */
interface Hold extends AutoCloseable {
  @Override
  void close();
}
