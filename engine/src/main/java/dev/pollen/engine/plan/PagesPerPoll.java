package dev.pollen.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Paging;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.recipe.Recipe;
import java.util.OptionalInt;

/**
 * How many requests one poll makes.
 *
 * @param counted what the plan counts with
 * @param most what a poll never exceeds: the rest is left to the next one
 * @param size records on a page; 0: not known
 */
public record PagesPerPoll(Reads reads, int counted, int most, int size) {

  /** What a poll has to read. */
  public enum Reads {
    /** One reply holds everything. */
    ONE_REPLY,
    /** Only what changed since the last poll. */
    CHANGES,
    /** The whole list. */
    WHOLE_LIST,
    /** A page of each parent's records, one parent after the other. */
    EACH_PARENT
  }

  /** Of a recipe's trigger. */
  static PagesPerPoll of(TriggerSpec spec, Recipe.Source trigger, PlanGround ground) {
    int size = size(spec.paging(), trigger.with().written());
    int most = ground.limits().pages();
    if (trigger.of().isPresent()) {
      return parents(size, most, ground.records());
    }
    if (spec.since().isPresent()) {
      return new PagesPerPoll(Reads.CHANGES, 1, most, size);
    }
    return paged(spec, trigger.with().written())
        ? new PagesPerPoll(Reads.WHOLE_LIST, pages(size, most, ground.records()), most, size)
        : new PagesPerPoll(Reads.ONE_REPLY, 1, 1, size);
  }

  /** Whether it may take more than one request; a recipe may say itself how a list is paged. */
  static boolean paged(TriggerSpec spec, JsonNode with) {
    return !(spec.paging() instanceof Paging.None)
        || (spec.shape().isEmpty() && with.has("paging"));
  }

  /** A request for each parent, and those that list the parents, as many as a poll may make. */
  private static PagesPerPoll parents(int size, int most, OptionalInt records) {
    long rotation = records.isPresent() ? records.getAsInt() + 1L : most;
    return new PagesPerPoll(Reads.EACH_PARENT, (int) Math.min(rotation, most), most, size);
  }

  private static int pages(int size, int most, OptionalInt records) {
    if (records.isEmpty() || size == 0) {
      return 1;
    }
    return Math.max(1, Math.min(most, (records.getAsInt() + size - 1) / size));
  }

  private static int size(Paging paging, JsonNode with) {
    return paging
        .size()
        .map(size -> with.path(size.input()).canConvertToInt() ? asked(size, with) : size.value())
        .orElse(0);
  }

  private static int asked(Paging.Size size, JsonNode with) {
    return Math.max(1, with.path(size.input()).intValue());
  }
}
