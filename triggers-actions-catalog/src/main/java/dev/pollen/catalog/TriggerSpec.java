package dev.pollen.catalog;

import java.time.Duration;
import java.util.Optional;

/**
 * An operation that brings records.
 *
 * @param shape empty when the recipe's own inputs say it (as {@code http.poll} does: its inputs
 *     {@code records}, {@code identity}, {@code created}, {@code changed} are pointers)
 * @param since how to ask only for what changed; empty: the whole list is read and compared
 * @param ascending whether pages come oldest first, so that the watermark may move page by page
 * @param lag how long a write may take to show up in this read
 * @param clock whether records come from the clock, not from a system ({@code schedule.*})
 * @param pushed whether records come only by push or by hand ({@code manual}); such a trigger is
 *     never polled
 */
public record TriggerSpec(
    Common common,
    Optional<RecordShape> shape,
    Paging paging,
    Optional<Since> since,
    boolean ascending,
    Duration lag,
    boolean clock,
    boolean pushed)
    implements OperationSpec {

  @Override
  public Kind kind() {
    return Kind.TRIGGER;
  }

  @Override
  public Effect effect() {
    return Effect.READ;
  }
}
