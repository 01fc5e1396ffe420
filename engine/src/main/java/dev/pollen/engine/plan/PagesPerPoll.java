package dev.pollen.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pollen.catalog.Paging;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.recipe.Recipe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many requests polls make.
 *
 * @param reading the requests of one whole reading, by operation, as far as it is known how long
 *     lists are
 * @param first those of the first reading ever
 * @param most what a poll never exceeds: the rest is left to the next one
 * @param size records on a page; 0: not known
 */
public record PagesPerPoll(
    Reads reads, Map<String, Integer> reading, int first, int most, int size) {

  public PagesPerPoll {
    reading = Map.copyOf(reading);
  }

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

  /** What the plan counts a poll with: the dearest one, as far as it is known. */
  public int counted() {
    return Math.min(whole(), most);
  }

  /** On the average: a reading that takes several polls ends with a shorter one. */
  double mean() {
    return (double) whole() / pollsOf(whole());
  }

  /** The requests of so many polls, of which the first is the first ever. */
  long fromTheFirst(int polls) {
    int left = polls - pollsOf(first);
    long begun = Math.min(first, (long) polls * most);
    int each = pollsOf(whole());
    return left <= 0
        ? begun
        : begun + (long) (left / each) * whole() + Math.min(whole(), left % each * most);
  }

  private int pollsOf(int requests) {
    return Math.max(1, (requests + most - 1) / most);
  }

  private int whole() {
    return reading.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How much of it is this operation's. */
  double share(String operation) {
    return (double) reading.getOrDefault(operation, 0) / Math.max(1, whole());
  }

  /** Of the trigger that these recipes share, polled that often. */
  static PagesPerPoll of(
      TriggerSpec spec, List<Recipe> recipes, Duration every, PlanGround ground) {
    return new Count(spec, recipes, every, ground).pages();
  }

  /** Of a list that is read whole, with the inputs that its file says. */
  static PagesPerPoll of(TriggerSpec spec, PlanGround ground) {
    JsonNode with = MissingNode.getInstance();
    int requests = whole(spec, with, ground.assumed().recordsOf(spec.key()));
    return new PagesPerPoll(
        Reads.WHOLE_LIST,
        Map.of(spec.key(), requests),
        requests,
        ground.limits().pages(),
        size(spec.paging(), with));
  }

  /** Whether it may take more than one request; a recipe may say itself how a list is paged. */
  static boolean paged(TriggerSpec spec, JsonNode with) {
    return !(spec.paging() instanceof Paging.None)
        || (spec.shape().isEmpty() && with.has("paging"));
  }

  /** Records on a page, as the recipe or the catalog asks for; 0: neither says. */
  static int size(Paging paging, JsonNode with) {
    return paging
        .size()
        .map(size -> with.path(size.input()).canConvertToInt() ? asked(size, with) : size.value())
        .orElse(0);
  }

  private static int asked(Paging.Size size, JsonNode with) {
    return Math.max(1, with.path(size.input()).intValue());
  }

  /** A list whose length nobody said is taken to fill most of a page. */
  static int whole(TriggerSpec spec, JsonNode with, OptionalInt records) {
    int size = size(spec.paging(), with);
    return ListRequests.of(spec.paging(), size, records.orElse(Math.max(0, size - 1)));
  }

  /** Counts the requests of one feed. */
  private record Count(TriggerSpec spec, List<Recipe> recipes, Duration every, PlanGround ground) {

    PagesPerPoll pages() {
      JsonNode with = with();
      Optional<Recipe.Of> of = recipes.get(0).trigger().of();
      if (of.isPresent()) {
        return parents(of.get());
      }
      if (spec.since().isPresent()) {
        return changes();
      }
      return paged(spec, with)
          ? same(Reads.WHOLE_LIST, list(), ground.limits().pages())
          : same(Reads.ONE_REPLY, 1, 1);
    }

    private JsonNode with() {
      return recipes.get(0).trigger().with().written();
    }

    private PagesPerPoll same(Reads reads, int requests, int most) {
      return made(reads, Map.of(spec.key(), requests), requests, most);
    }

    private PagesPerPoll made(Reads reads, Map<String, Integer> reading, int first, int most) {
      return new PagesPerPoll(reads, reading, first, most, size(spec.paging(), with()));
    }

    private int list() {
      return whole(spec, with(), ground.assumed().recordsOf(spec.key()));
    }

    /** Each poll finds something, and at the first one nothing is watched yet. */
    private PagesPerPoll changes() {
      int size = size(spec.paging(), with());
      int busy = ListRequests.of(spec.paging(), size, Math.max(1, changesAPoll()));
      boolean baseline = recipes.stream().anyMatch(this::wantsAll);
      return made(
          Reads.CHANGES,
          Map.of(spec.key(), busy),
          baseline ? list() : busy,
          ground.limits().pages());
    }

    /** A poll asks again for what it may have missed: its window overlaps the one before. */
    private int changesAPoll() {
      double hours = every.plus(spec.lag()).plusMinutes(1).toMillis() / 3_600_000.0;
      double most =
          recipes.stream()
              .mapToDouble(one -> ground.assumed().eventsOf(one).orElse(0.0))
              .max()
              .orElse(0);
      return (int) Math.ceil(most * hours);
    }

    private boolean wantsAll(Recipe recipe) {
      boolean ages = spec.shape().map(shape -> !shape.created().isEmpty()).orElse(false);
      return !ages
          || !recipe.trigger().watch().isEmpty()
          || recipe.trigger().start().when() == Recipe.Start.When.BEGINNING;
    }

    /** The requests that list the parents, and one reading of each parent's records. */
    private PagesPerPoll parents(Recipe.Of of) {
      Optional<TriggerSpec> above = ground.catalog().trigger(of.operation());
      OptionalInt count = ground.assumed().recordsOf(of.operation());
      int most = ground.limits().pages();
      Map<String, Integer> reading = new LinkedHashMap<>();
      if (above.isEmpty() || count.isEmpty()) {
        reading.put(spec.key(), most);
      } else {
        int lists = whole(above.get(), of.with().written(), count);
        int each = whole(spec, with(), ground.assumed().only(spec.key()));
        reading.merge(of.operation(), lists, Integer::sum);
        reading.merge(spec.key(), count.getAsInt() * each, Integer::sum);
      }
      return made(
          Reads.EACH_PARENT,
          reading,
          reading.values().stream().mapToInt(Integer::intValue).sum(),
          most);
    }
  }
}
