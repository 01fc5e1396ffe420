package dev.pollen.engine.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Recipes that are away for a while: their file is deleted, or says {@code enabled: false}. */
final class Leave {
  /** So many of a hundred acts take one away. */
  private static final int GOES = 9;

  /** So many of a hundred acts bring one back, if there is one. */
  private static final int RETURNS = 20;

  private static final int EDITED = 30;

  private final Dice dice;
  private final Map<String, Draft> drafts;
  private final UnaryOperator<Draft> edit;
  private final Map<String, Draft> deleted = new TreeMap<>();

  /**
   * @param drafts the files that are there
   */
  Leave(Dice dice, Map<String, Draft> drafts, UnaryOperator<Draft> edit) {
    this.dice = dice;
    this.drafts = drafts;
    this.edit = edit;
  }

  /** Whether somebody went or came back just now, perhaps edited. */
  boolean drawn() {
    return drawn(EDITED);
  }

  /** The same while nobody looks at the files: what comes back is as it was. */
  void drawnUnseen() {
    drawn(0);
  }

  private boolean drawn(int edits) {
    List<String> away = away();
    if (!away.isEmpty() && dice.percent(RETURNS)) {
      String id = dice.pick(away);
      back(id, dice.percent(edits) ? edit : UnaryOperator.identity());
      return true;
    }
    boolean goes = !drafts.isEmpty() && dice.percent(GOES);
    if (goes) {
      go(dice.pick(List.copyOf(drafts.keySet())), dice.percent(50));
    }
    return goes;
  }

  private List<String> away() {
    List<String> away = new ArrayList<>(deleted.keySet());
    drafts.values().stream().filter(draft -> !draft.enabled()).map(Draft::id).forEach(away::add);
    return away;
  }

  private void go(String id, boolean deletes) {
    if (deletes) {
      deleted.put(id, drafts.remove(id));
    } else {
      drafts.put(id, drafts.get(id).enabled(false));
    }
  }

  /** A file is put back as it was, off if it was. */
  private void back(String id, UnaryOperator<Draft> changed) {
    Draft before = deleted.remove(id);
    drafts.put(id, changed.apply(before == null ? drafts.get(id).enabled(true) : before));
  }

  /** Everybody is there from now on; whether not all were. */
  boolean end() {
    boolean any = !away().isEmpty();
    drafts.putAll(deleted);
    deleted.clear();
    drafts.replaceAll((id, draft) -> draft.enabled() ? draft : draft.enabled(true));
    return any;
  }
}
