package dev.pollen.engine.plan;

/**
 * The requests that one run makes to one account, at most: of branches the dearer one.
 *
 * @param once for the event, when nothing has to be tried again
 * @param perItem more for each item of a loop
 * @param lists how many lists it reads to their end of which nobody said how long they are: each is
 *     counted as one page
 * @param most {@code once} when each is tried as often as it may be, and {@code on_failure} too
 * @param mostPerItem {@code perItem} when each is tried as often as it may be
 */
public record RunCost(int once, int perItem, int lists, long most, long mostPerItem) {
  public static final RunCost NOTHING = new RunCost(0, 0, 0, 0, 0);

  /**
   * So many requests.
   *
   * @param further whether there may be more of them, for further pages
   */
  static RunCost requests(int count, boolean further, int retries) {
    return new RunCost(count, 0, further ? 1 : 0, count * (1L + retries), 0);
  }

  /** The same so often, for the items of a list whose length is known. */
  RunCost times(int items) {
    return new RunCost(
        once * items, perItem * items, lists * items, most * items, mostPerItem * items);
  }

  RunCost and(RunCost next) {
    return new RunCost(
        once + next.once,
        perItem + next.perItem,
        lists + next.lists,
        most + next.most,
        mostPerItem + next.mostPerItem);
  }

  RunCost or(RunCost other) {
    return new RunCost(
        Math.max(once, other.once),
        Math.max(perItem, other.perItem),
        Math.max(lists, other.lists),
        Math.max(most, other.most),
        Math.max(mostPerItem, other.mostPerItem));
  }

  /** The same for each item of a loop; what a loop in a loop takes is for each of its own items. */
  RunCost eachItem() {
    return new RunCost(0, once + perItem, lists, 0, most + mostPerItem);
  }

  /** Only when the run fails. */
  RunCost onlyOnFailure() {
    return new RunCost(0, 0, 0, most, mostPerItem);
  }

  public boolean isNothing() {
    return most == 0 && mostPerItem == 0;
  }
}
