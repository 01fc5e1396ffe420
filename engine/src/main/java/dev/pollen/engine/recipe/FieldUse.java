package dev.pollen.engine.recipe;

import dev.pollen.engine.mapping.Expression;
import dev.pollen.engine.mapping.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether and how a recipe says {@code $field(record, "name")}.
 *
 * @param names the names it says; empty where some are made by expressions, so that any may come
 * @param places the operations that it uses, in order: whose fields they are
 */
public record FieldUse(boolean any, List<String> names, List<Place> places) {
  private static final String CALL = "$field";
  private static final Pattern CALLS = Pattern.compile("\\$field\\s*\\(");
  private static final Pattern NAMED =
      Pattern.compile("\\$field\\s*\\([^(),]*,\\s*([\"'])([^\"'\\\\]+)\\1\\s*\\)");

  public FieldUse {
    names = List.copyOf(names);
    places = List.copyOf(places);
  }

  /** An operation and the connection that it is asked by, with the account below, if it says so. */
  public record Place(String operation, Optional<String> connection, Optional<String> location) {}

  public static FieldUse of(Recipe recipe) {
    return recipe.text().contains(CALL) ? read(recipe) : none();
  }

  private static FieldUse none() {
    return new FieldUse(false, List.of(), List.of());
  }

  private static FieldUse read(Recipe recipe) {
    Walk walk = new Walk(new ArrayList<>(), new ArrayList<>());
    recipe.filter().ifPresent(walk::says);
    Recipe.Source trigger = recipe.trigger();
    walk.place(trigger.operation(), trigger.connection(), trigger.location());
    walk.inside(recipe.steps());
    walk.inside(recipe.onFailure());
    String said = String.join("\n", walk.texts);
    long calls = CALLS.matcher(said).results().count();
    List<String> names = names(said);
    return calls == 0
        ? none()
        : new FieldUse(true, names.size() == calls ? names : List.of(), walk.places);
  }

  private static List<String> names(String said) {
    List<String> names = new ArrayList<>();
    Matcher named = NAMED.matcher(said);
    while (named.find()) {
      names.add(named.group(2));
    }
    return names;
  }

  /** Collects what the steps call, and the expressions that say the helper. */
  private record Walk(List<Place> places, List<String> texts) implements Step.Visitor<Void> {

    private void place(String operation, Optional<String> connection, Optional<String> location) {
      places.add(new Place(operation, connection, location));
    }

    private void says(Expression expression) {
      if (expression.text().contains(CALL)) {
        texts.add(expression.text());
      }
    }

    private void says(Template template) {
      template.holes().forEach(hole -> says(hole.expression()));
    }

    private void inside(List<Step> steps) {
      steps.forEach(step -> step.accept(this));
    }

    @Override
    public Void call(Step.Call step) {
      place(step.operation(), step.connection(), step.location());
      says(step.with());
      return null;
    }

    @Override
    public Void choose(Step.Choose step) {
      says(step.condition());
      inside(step.then());
      inside(step.otherwise());
      return null;
    }

    @Override
    public Void forEach(Step.ForEach step) {
      step.list().ifPresent(this::says);
      step.from().ifPresent(this::from);
      inside(step.steps());
      return null;
    }

    private void from(Step.ForEach.From from) {
      place(from.operation(), from.connection(), from.location());
      says(from.with());
    }

    @Override
    public Void set(Step.SetVars step) {
      step.values().values().forEach(this::says);
      step.mappings().forEach(this::mapping);
      return null;
    }

    private void mapping(Step.Mapping mapping) {
      says(mapping.from());
      mapping.transform().ifPresent(this::says);
    }

    @Override
    public Void pause(Step.Wait step) {
      step.until().ifPresent(this::says);
      return null;
    }

    @Override
    public Void stop(Step.Stop step) {
      says(step.why());
      return null;
    }
  }
}
