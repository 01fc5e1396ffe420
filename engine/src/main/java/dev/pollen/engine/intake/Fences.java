package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a subscription must know of floods through restarts, kept as a note beside it, so that
 * holding never moves a position: what is held, what was dropped and is not passed yet, and how
 * many events an unfinished reading has brought.
 *
 * @param counting where the last complete reading ended, and the events since; empty between
 *     readings
 */
record Fences(List<Fence> all, Optional<Counting> counting) {
  private static final String NAME = "flood:";
  private static final String COUNTING = "counting ";
  private static final Fences NONE = new Fences(List.of(), Optional.empty());

  Fences {
    all = List.copyOf(all);
  }

  /** Events of a reading that is not complete: entries after {@code settled}. */
  record Counting(long settled, int events) {
    private static Counting parse(String text) {
      String[] parts = text.split(" ", -1);
      return new Counting(Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
    }

    private String written() {
      return COUNTING + settled + " " + events;
    }
  }

  static Fences of(long subscription, Map<String, String> notes) {
    return Optional.ofNullable(notes.get(NAME + subscription)).map(Fences::parse).orElse(NONE);
  }

  private static Fences parse(String text) {
    List<Fence> fences = new ArrayList<>();
    Optional<Counting> counting = Optional.empty();
    for (String part : text.split(";", -1)) {
      if (part.startsWith(COUNTING)) {
        counting = Optional.of(Counting.parse(part));
      } else {
        fences.add(Fence.parse(part));
      }
    }
    return new Fences(fences, counting);
  }

  Change note(long subscription) {
    List<String> parts = new ArrayList<>(all.stream().map(Fence::written).toList());
    counting.ifPresent(it -> parts.add(it.written()));
    Optional<String> text =
        parts.isEmpty() ? Optional.empty() : Optional.of(String.join(";", parts));
    return new Change.NotePut(NAME + subscription, text);
  }

  static Change gone(long subscription) {
    return NONE.note(subscription);
  }

  Optional<Fence> held() {
    for (Fence fence : all) {
      if (fence.holds()) {
        return Optional.of(fence);
      }
    }
    return Optional.empty();
  }

  boolean dropsEntry(long number) {
    for (Fence fence : all) {
      if (fence.dropsEntry(number)) {
        return true;
      }
    }
    return false;
  }

  /** What is held is this now; dropped ones that were passed are forgotten. */
  Fences holding(Optional<Fence> held, long passed) {
    Stream<Fence> dropped = all.stream().filter(fence -> !fence.holds() && fence.to() > passed);
    return new Fences(Stream.concat(dropped, held.stream()).toList(), counting);
  }

  /** What is held is dropped. */
  Fences dropping() {
    return new Fences(
        all.stream().map(fence -> fence.holds() ? fence.drop() : fence).toList(), counting);
  }

  Fences counting(Optional<Counting> now) {
    return new Fences(all, now);
  }
}
