package dev.pollen.engine.intake;

import dev.pollen.engine.spi.Fault;
import java.util.List;

/**
 * Gives records that came without their identity a few polls' time to come with it: by their
 * content they would pass for new ones, and what was delivered would be delivered again. If they
 * stay so, they are taken in by their content, so that nothing is lost.
 */
final class OddRecords {
  private static final int PATIENCE = 3;

  private int waited;
  private boolean met;

  /** Throws a {@link Fault} while there is patience left. */
  void check(List<Candidate> page, Normaliser normaliser, String operation) {
    int odd = odd(page);
    if (odd == 0 || !normaliser.hasIdentity()) {
      return;
    }
    met = true;
    if (waited < PATIENCE) {
      waited++;
      throw Fault.of(
          Fault.Kind.UNREADABLE,
          "%s: %d of %d records came without the identity that its catalog file names (%s); asked again, and taken in by their content if they stay so"
              .formatted(operation, odd, page.size(), normaliser.identityWords()));
    }
  }

  private static int odd(List<Candidate> page) {
    int odd = 0;
    for (Candidate candidate : page) {
      odd += candidate.named ? 0 : 1;
    }
    return odd;
  }

  /** A reading came to its end; without an odd record among its own, patience is new. */
  void complete() {
    waited = met ? waited : 0;
    met = false;
  }
}
