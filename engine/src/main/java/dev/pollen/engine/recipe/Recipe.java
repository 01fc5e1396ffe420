package dev.pollen.engine.recipe;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.engine.mapping.Expression;
import dev.pollen.engine.mapping.Template;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a user wants automated, checked and compiled: immutable.
 *
 * @param id lasting identity: the file's {@code id:}, else its file name without ending
 * @param version hash of the content
 * @param text the YAML it was read from
 * @param onFailure what is done when a run failed; their paths begin with {@link #ON_FAILURE}
 * @param connection default for trigger and steps
 * @param places for which of the accounts below that connection's
 */
public record Recipe(
    String id,
    String version,
    String name,
    String file,
    String text,
    Optional<String> connection,
    Optional<ZoneId> zone,
    Source trigger,
    Optional<Expression> filter,
    List<Step> steps,
    List<Step> onFailure,
    Order order,
    Retry retry,
    boolean live,
    boolean enabled,
    WhilePaused whilePaused,
    Places places) {

  /** The key, and what the paths of its steps begin with. */
  public static final String ON_FAILURE = "on_failure";

  public Recipe {
    steps = List.copyOf(steps);
    onFailure = List.copyOf(onFailure);
  }

  /** The id that its file has: of one of several, that of the recipe as written. */
  public String family() {
    return places.at().map(Places.At::family).orElse(id);
  }

  /** The recipe as it is for one of the accounts that it is written for. */
  public Recipe at(Places.At place) {
    return new Recipe(
        id + "@" + place.id(),
        version,
        name + " @ " + place.name(),
        file,
        text,
        connection,
        zone,
        trigger,
        filter,
        steps,
        onFailure,
        order,
        retry,
        live,
        enabled,
        whilePaused,
        places.at(place));
  }

  /** As it is, but paused, enabled and live as another version of it says. */
  public Recipe switchedAs(Recipe newest) {
    return new Recipe(
        id,
        version,
        name,
        file,
        text,
        connection,
        zone,
        trigger,
        filter,
        steps,
        onFailure,
        order,
        retry,
        newest.live,
        newest.enabled,
        newest.whilePaused,
        places);
  }

  /**
   * What an operation is called by: the connection that is named, else the recipe's; with the
   * account below it as {@code NAME@ID}. Unless said, that is the recipe's, for the connection of
   * the recipe and of its trigger.
   *
   * @param needs whether the operation takes a connection at all
   * @param asked the connection that it names
   * @param location the account below that it names
   */
  public Optional<String> calledBy(
      boolean needs, Optional<String> asked, Optional<String> location) {
    return asked
        .or(() -> needs ? connection : Optional.empty())
        .map(name -> location.or(() -> here(name)).map(id -> name + "@" + id).orElse(name));
  }

  private Optional<String> here(String name) {
    boolean triggers = trigger.connection().or(() -> connection).filter(name::equals).isPresent();
    boolean own = connection.filter(name::equals).isPresent();
    return triggers && trigger.location().isPresent()
        ? trigger.location()
        : triggers || own ? places.here() : Optional.empty();
  }

  /** What expressions see as {@code recipe}. */
  public ObjectNode about() {
    ObjectNode about = JsonNodeFactory.instance.objectNode().put("id", id).put("name", name);
    places.here().ifPresent(where -> about.put("location", where));
    places.at().ifPresent(at -> about.put("location_name", at.name()));
    return about;
  }

  /** The name of a connection without the account below it. */
  public static String connectionOf(String name) {
    int at = name.lastIndexOf('@');
    return at < 0 ? name : name.substring(0, at);
  }

  /**
   * The trigger as used here.
   *
   * @param every smallest poll interval asked for
   * @param watch fields that count as a change; empty: all
   * @param with the operation's inputs, as written
   * @param floodLimit more events than this in one complete poll hold the subscription
   * @param of whose records these are, read one parent after the other
   * @param slowest the largest poll interval, where a range is asked for
   * @param location the account below the connection's that it reads from
   */
  public record Source(
      String operation,
      Optional<String> connection,
      Duration every,
      Fire fire,
      List<String> watch,
      Start start,
      Template with,
      Optional<Integer> floodLimit,
      Optional<Of> of,
      Optional<Duration> slowest,
      Optional<String> location) {
    public Source {
      watch = List.copyOf(watch);
    }

    /** Always at one interval. */
    public Source(
        String operation,
        Optional<String> connection,
        Duration every,
        Fire fire,
        List<String> watch,
        Start start,
        Template with,
        Optional<Integer> floodLimit,
        Optional<Of> of) {
      this(
          operation,
          connection,
          every,
          fire,
          watch,
          start,
          with,
          floodLimit,
          of,
          Optional.empty(),
          Optional.empty());
    }

    /** What is written under {@code with} stands in for what was not given. */
    public JsonNode filled(JsonNode given) {
      return with.written() instanceof ObjectNode defaults && given instanceof ObjectNode inputs
          ? defaults.deepCopy().setAll(inputs)
          : given;
    }

    /** How often polls are wanted. */
    public Pace pace() {
      return new Pace(every, slowest.orElse(every));
    }

    /** The same with other inputs. */
    Source with(Template inputs) {
      return new Source(
          operation,
          connection,
          every,
          fire,
          watch,
          start,
          inputs,
          floodLimit,
          of,
          slowest,
          location);
    }
  }

  /**
   * The trigger that brings the parents, as written.
   *
   * @param with its inputs
   * @param input which input of the recipe's trigger takes a parent's id; empty: the one it lacks
   * @param id where the id stands in a parent; empty: what names it in the catalog
   */
  public record Of(
      String operation, Template with, Optional<String> input, Optional<JsonPointer> id) {}

  /** Which events count. */
  public enum Fire {
    NEW(true, false),
    CHANGED(false, true),
    NEW_OR_CHANGED(true, true);

    private final boolean fresh;
    private final boolean changed;

    Fire(boolean fresh, boolean changed) {
      this.fresh = fresh;
      this.changed = changed;
    }

    public boolean counts(boolean isNew) {
      return isNew ? fresh : changed;
    }
  }

  /** From when on records count: an instant, or one of the two words. */
  public record Start(When when, Optional<Instant> instant) {
    public enum When {
      NOW,
      BEGINNING,
      INSTANT
    }

    /** Whether it asks for what was there before, from some instant on. */
    public boolean past() {
      return when != When.NOW;
    }
  }

  /** In which order the runs of one recipe go. */
  public enum Order {
    /** Any, side by side. */
    FREE,
    /** One after the other for each record key. */
    BY_KEY,
    /** One after the other. */
    STRICT
  }

  /** How often a step that surely did not happen is tried again, and for how long. */
  public record Retry(int times, Duration within) {
    public static final Retry DEFAULT = new Retry(8, Duration.ofHours(6));
  }

  /** What happens to records that come while a recipe is paused. */
  public enum WhilePaused {
    DELIVER,
    SKIP
  }
}
