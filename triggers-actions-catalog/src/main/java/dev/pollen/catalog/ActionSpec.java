package dev.pollen.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An operation that changes something (or, marked {@code read}, looks something up).
 *
 * @param effectFrom the input that may say another effect ({@code http.request}: {@code effect});
 *     its default by method is the connector's matter
 * @param repeatWithin how long after its intent an idempotent action may still be repeated; empty:
 *     for ever, because a repeat can never undo a newer change
 * @param target what it acts on: a kind of resource and the input that names which one
 * @param writes the record fields it sets, so that their change can be known as our own echo
 * @param notDone statuses that prove that nothing happened, beyond the common ones
 * @param already statuses that prove that it is already so (404 on a delete)
 * @param notDoneFrom the input that may add to {@code notDone}
 * @param reconcile how to look whether it took place; empty: a person looks
 */
public record ActionSpec(
    Common common,
    Effect effect,
    String reason,
    Optional<String> effectFrom,
    Optional<Duration> repeatWithin,
    Optional<Target> target,
    List<String> writes,
    Set<Integer> notDone,
    Set<Integer> already,
    Optional<String> notDoneFrom,
    Optional<Reconcile> reconcile)
    implements OperationSpec {

  public ActionSpec {
    writes = List.copyOf(writes);
    notDone = Set.copyOf(notDone);
    already = Set.copyOf(already);
  }

  /** An action for which nothing can be looked up. */
  public ActionSpec(
      Common common,
      Effect effect,
      String reason,
      Optional<String> effectFrom,
      Optional<Duration> repeatWithin,
      Optional<Target> target,
      List<String> writes,
      Set<Integer> notDone,
      Set<Integer> already,
      Optional<String> notDoneFrom) {
    this(
        common,
        effect,
        reason,
        effectFrom,
        repeatWithin,
        target,
        writes,
        notDone,
        already,
        notDoneFrom,
        Optional.empty());
  }

  @Override
  public Kind kind() {
    return Kind.ACTION;
  }

  /** A kind of resource ({@code contact}) and the input that says which one. */
  public record Target(String resource, String input) {}
}
