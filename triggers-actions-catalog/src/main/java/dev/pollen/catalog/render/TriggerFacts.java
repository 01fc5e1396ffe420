package dev.pollen.catalog.render;

import com.fasterxml.jackson.core.JsonPointer;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.Since;
import dev.pollen.catalog.TriggerSpec;
import java.util.ArrayList;
import java.util.List;

/** What a trigger counts as a record, as new and as changed, and how it reads. */
final class TriggerFacts {
  private final TriggerSpec trigger;
  private final List<Fact> facts = new ArrayList<>();

  private TriggerFacts(TriggerSpec trigger) {
    this.trigger = trigger;
  }

  static List<Fact> of(TriggerSpec trigger) {
    return new TriggerFacts(trigger).all();
  }

  private List<Fact> all() {
    if (trigger.pushed()) {
      add("A record", "what is given at the start; nothing is polled");
    } else if (trigger.clock()) {
      add("A record", "a tick of the clock; no system is asked");
    } else {
      trigger.shape().ifPresentOrElse(this::polled, this::asTheRecipeSays);
    }
    return facts;
  }

  private void add(String name, String words) {
    facts.add(new Fact(name, words));
  }

  private void asTheRecipeSays() {
    add("A record", "what stands at the place that the input `records` names");
    add("New", "what `identity` names was not seen before; without it, the content was not");
    add("Changed", "its content differs; without `identity` such a record counts as new");
    add("Each poll", "reads the whole list, and compares");
    add("Pages", "as the input `paging` says; without it everything comes in one reply");
  }

  private void polled(RecordShape shape) {
    add("A record", record(shape));
    add("New", fresh(shape));
    add("Changed", changed(shape));
    add("Each poll", trigger.since().map(this::window).orElse("reads everything, and compares"));
    add("Pages", PagingWords.of(trigger.paging()));
    if (!trigger.lag().isZero()) {
      add("Delay", "a write may take %s to show up here".formatted(Spans.words(trigger.lag())));
    }
    asStep(shape);
  }

  private static String record(RecordShape shape) {
    String place = Pointers.at(shape.records());
    return switch (shape.form()) {
      case LIST -> "each item of the list %s".formatted(place);
      case OBJECT -> "the one object %s".formatted(place);
      case LIST_OR_OBJECT -> "each item of the list, or the one object, %s".formatted(place);
      case MAP -> "each member of the object %s, its name added as `key`".formatted(place);
      case BOOLEAN -> "the answer, true or false, %s; a recipe sees it as `value`".formatted(place);
      case BYTES -> "the file that is answered, told by its path, type, size and hash";
    };
  }

  private String fresh(RecordShape shape) {
    if (shape.identity().isEmpty() && shape.single()) {
      return "there is one where there was none: the one that is there at the start is not new";
    }
    String unseen =
        shape.identity().isEmpty()
            ? "this content was not seen before"
            : "its %s was not seen before".formatted(Pointers.fields(shape.identity(), " with "));
    return trigger.since().isEmpty() || shape.created().isEmpty()
        ? unseen
        : "%s, and it was created (%s) after the recipe started"
            .formatted(unseen, Pointers.fields(shape.created(), " or "));
  }

  private static String changed(RecordShape shape) {
    if (!shape.recognised()) {
      return "never: a record without an identity is known by its content, so another one is new";
    }
    String apart =
        shape.ignore().isEmpty() ? "" : " but " + Pointers.fields(shape.ignore(), " and ");
    String stamp =
        shape.changed().isEmpty()
            ? ""
            : ", unless %s is older than before"
                .formatted(Pointers.fields(shape.changed(), " or "));
    return "any field%s differs from what was seen last%s".formatted(apart, stamp);
  }

  private String window(Since since) {
    return "reads only what was %s since the last poll".formatted(since.filtersBy());
  }

  private void asStep(RecordShape shape) {
    JsonPointer last = shape.records().get(0).last();
    boolean named = last != null && !last.getMatchingProperty().isEmpty();
    boolean one = shape.form() == RecordShape.Form.OBJECT;
    String also = one ? ", and the record as `%s`" : ", the same list as `%s`";
    add(
        "As a step",
        "gives the list `records`" + (named ? also.formatted(last.getMatchingProperty()) : ""));
  }
}
