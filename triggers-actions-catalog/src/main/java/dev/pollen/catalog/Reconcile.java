package dev.pollen.catalog;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to find out, by looking, whether an action took place: which reads to ask, how to tell what
 * it made from what was there before, and what must be equal for it to be ours.
 *
 * <p>Pure data and pure questions; who asks, when and how often is the engine's matter.
 *
 * @param resource the kind of thing that it makes: two actions that make the same kind share it
 * @param looks the reads in order; the records of the last one are the candidates, what the earlier
 *     ones give goes into the inputs of the later ones
 * @param told how a new thing is told from an older one
 * @param created where a candidate says when it was made, if not where its trigger says; the first
 *     one found counts
 * @param same what decides whether a candidate can be ours at all: with another value it is
 *     somebody else's
 * @param match what must be equal, too, for a candidate to be ours
 * @param id where the id of what was made stands in the action's reply
 * @param reply what the reply would have been, by its fields, each with its place in the candidate;
 *     empty: the candidate itself
 * @param exists where a refusal names the id of what exists already
 * @param settle how long a write may take to be seen by the looks, if not as long as their
 *     operations say
 * @param notWith inputs with which looking tells nothing: a person looks then
 */
public record Reconcile(
    String resource,
    List<Look> looks,
    Told told,
    List<JsonPointer> created,
    List<Trait> same,
    List<Trait> match,
    JsonPointer id,
    Map<String, JsonPointer> reply,
    List<JsonPointer> exists,
    Optional<Duration> settle,
    List<String> notWith) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  public Reconcile {
    looks = List.copyOf(looks);
    created = List.copyOf(created);
    same = List.copyOf(same);
    match = List.copyOf(match);
    reply = Map.copyOf(reply);
    exists = List.copyOf(exists);
    notWith = List.copyOf(notWith);
  }

  /** How a look tells what an action made from what was there before. */
  public enum Told {
    /** By the time of its making, which the system keeps with it. */
    CREATED,
    /** By a first look, before the action: what is there then is not ours. */
    BEFORE,
    /** By its {@code same} values, which only one thing can have. */
    UNIQUE
  }

  /**
   * One value of the action's input and its place in a candidate.
   *
   * @param input a pointer into the input
   */
  public record Trait(JsonPointer input, JsonPointer record, Likeness likeness) {
    boolean given(JsonNode in) {
      JsonNode value = in.at(input);
      return isThere(value) && !(value.isTextual() && value.asText().isBlank());
    }

    /** What a candidate does not show says nothing. */
    boolean mayBe(JsonNode in, JsonNode candidate) {
      return !isThere(candidate.at(record)) || same(in, candidate);
    }

    private static boolean isThere(JsonNode value) {
      return !value.isMissingNode() && !value.isNull();
    }

    boolean same(JsonNode in, JsonNode candidate) {
      return likeness.same(in.at(input), candidate.at(record));
    }
  }

  /** Whether looking can tell anything of an action with this input. */
  public boolean tells(JsonNode input) {
    return notWith.stream().noneMatch(input::hasNonNull);
  }

  /** Whether a candidate may be what this input made, however the system changed it. */
  public boolean possible(JsonNode input, JsonNode candidate) {
    return same.stream()
        .filter(trait -> trait.given(input))
        .allMatch(trait -> trait.mayBe(input, candidate));
  }

  /** Whether a candidate is like what this input makes in all that was given. */
  public boolean fits(JsonNode input, JsonNode candidate) {
    List<Trait> given =
        java.util.stream.Stream.concat(same.stream(), match.stream())
            .filter(trait -> trait.given(input))
            .toList();
    return !given.isEmpty() && given.stream().allMatch(trait -> trait.same(input, candidate));
  }

  /** What later steps may use of a candidate, in the shape of the action's own reply. */
  public JsonNode replyOf(JsonNode candidate) {
    if (reply.isEmpty()) {
      return id.getMatchingIndex() == 0 ? JSON.arrayNode().add(candidate) : candidate;
    }
    ObjectNode made = JSON.objectNode();
    reply.forEach((field, place) -> made.set(field, candidate.at(place)));
    return made;
  }

  /** A reply of which only the id is known. */
  public JsonNode replyOf(String known) {
    return replyOf(known, id);
  }

  private static JsonNode replyOf(String known, JsonPointer place) {
    return place.matches()
        ? JSON.textNode(known)
        : JSON.objectNode().set(place.getMatchingProperty(), replyOf(known, place.tail()));
  }

  /** The id of what was made, in the action's own reply. */
  public Optional<String> idIn(JsonNode whole) {
    return text(whole.at(id));
  }

  /** The id of what exists already, in a refusal. */
  public Optional<String> existing(JsonNode refusal) {
    return exists.stream().map(refusal::at).flatMap(found -> text(found).stream()).findFirst();
  }

  private static Optional<String> text(JsonNode value) {
    return value.isValueNode() && !value.isNull() && !value.asText().isEmpty()
        ? Optional.of(value.asText())
        : Optional.empty();
  }
}
