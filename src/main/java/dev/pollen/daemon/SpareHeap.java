package dev.pollen.daemon;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives back to the machine what a busy hour made the heap grow to. Left alone, the collector keeps
 * it for ever: it shrinks the heap only when it collects all of it, and at a steady pace it never
 * has to. One such collection takes about a tenth of a second, and is asked for only when most of
 * the heap is spare.
 */
final class SpareHeap implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SpareHeap.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(20);
  private static final long SMALL = 400L << 20;
  private static final int MUCH = 4;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::watch, "pollen-spare-heap");

  SpareHeap() {
    thread.setDaemon(true);
  }

  SpareHeap start() {
    thread.start();
    return this;
  }

  private void watch() {
    try {
      while (!closed.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
        trim();
      }
    } catch (InterruptedException e) {
      LOG.debug("nobody looks after spare heap any more");
    }
  }

  private static void trim() {
    long held = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
    if (tooMuch(held, live())) {
      System.gc();
      LOG.debug("gave back heap: held {} MiB before", held >> 20);
    }
  }

  static boolean tooMuch(long held, long live) {
    return held > Math.max(SMALL, MUCH * live);
  }

  /** What was in use after the last collections. */
  private static long live() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getCollectionUsage)
        .filter(usage -> usage != null)
        .mapToLong(MemoryUsage::getUsed)
        .sum();
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
