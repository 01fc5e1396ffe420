package dev.pollen.engine.dispatch;

import dev.pollen.engine.journal.Journal;

/** What has to be known of all runs to settle the doubt of one. Shared by the loops. */
record Settling(Flights flights, Doubts doubts, Claims claims) {

  static Settling of(Journal journal) {
    return new Settling(new Flights(), new Doubts(), new Claims(journal));
  }
}
