package dev.pollen.engine.intake;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pollen.engine.spi.Page;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which parents were read to their end before. It matters where children have no creation stamp:
 * those that are there when their parent is first read are as old as the parent, those that come
 * later are new.
 *
 * <p>A parent is remembered among the seen keys, under a key that no child can have, in the write
 * that holds the last of its children: a first read that was broken off is a first read again.
 */
final class Families {
  private final FeedMemory memory;
  private final FeedSource source;

  Families(FeedMemory memory, FeedSource source) {
    this.memory = memory;
    this.source = source;
  }

  /** The children of a page as they count. */
  Future<List<Candidate>> met(Reading reading, Page page, List<Candidate> all) {
    return parentOf(reading, page)
        .map(it -> known(it).map(known -> known ? all : aged(it, all)))
        .orElseGet(() -> Future.succeededFuture(all));
  }

  private Optional<Rotation.Under> parentOf(Reading reading, Page page) {
    return reading.normaliser.hasCreated()
        ? Optional.empty()
        : source.rotation().flatMap(rotation -> rotation.under(page));
  }

  private Future<Boolean> known(Rotation.Under under) {
    return memory.seen().recall(key(under)).map(Optional::isPresent);
  }

  private static List<Candidate> aged(Rotation.Under under, List<Candidate> all) {
    Instant age = under.parent().created().orElse(Instant.EPOCH);
    return all.stream().map(one -> one.createdAt(age)).toList();
  }

  /** The page's records are looked at: if they are the last of their parent, it is known now. */
  Future<Void> read(Reading reading, Page page, Instant now) {
    Optional<Rotation.Under> parent = parentOf(reading, page).filter(Rotation.Under::last);
    if (parent.isEmpty()) {
      return Future.succeededFuture();
    }
    Candidate mark = mark(parent.get(), reading.normaliser.sets().size());
    return reading
        .stage
        .open(List.of(mark))
        .onSuccess(done -> reading.stage.look(mark, now))
        .mapEmpty();
  }

  private static Candidate mark(Rotation.Under under, int sets) {
    long[] watched = new long[sets];
    Arrays.fill(watched, 1);
    return new Candidate(
        key(under),
        true,
        Optional.empty(),
        Optional.empty(),
        1,
        watched,
        MissingNode.getInstance());
  }

  /** A child's key has a bar that is not escaped, or begins with what it is told apart by. */
  private static String key(Rotation.Under under) {
    return "parent:" + under.parent().id().asText().replace("\\", "\\\\").replace("|", "\\|");
  }
}
