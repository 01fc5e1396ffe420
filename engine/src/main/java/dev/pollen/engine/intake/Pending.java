package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;

/**
 * A row that memory has already and the journal is yet to have, so that a reading that ends
 * meanwhile writes it too.
 *
 * @param undo what to do if it cannot be written
 */
record Pending(Change put, Runnable undo) {}
