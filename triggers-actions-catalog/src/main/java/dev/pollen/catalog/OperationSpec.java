package dev.pollen.catalog;

import java.util.List;
import java.util.Optional;

/** Something a system can do, as its catalog file says. */
public sealed interface OperationSpec permits TriggerSpec, ActionSpec {

  /** What triggers and actions have in common. */
  Common common();

  Kind kind();

  default String key() {
    return common().key();
  }

  default String system() {
    return common().system();
  }

  default List<Field> inputs() {
    return common().inputs();
  }

  /**
   * The effect's word for an action, {@code read} for a trigger: every trigger can be a search
   * step.
   */
  Effect effect();

  /**
   * What every operation says.
   *
   * @param key the file's path, dots for slashes: {@code highlevel.contact.search}
   * @param deprecated why, and the key of what replaces it
   * @param http how it looks on the wire; empty for operations of built-in systems that are code
   * @param catalogued whether it counts among the operations promised to users (generic ones do
   *     not)
   * @param openInputs whether inputs beyond the declared ones are allowed (declared by the recipe,
   *     as {@code manual})
   * @param output the fields of the whole reply; of a trigger, {@link TriggerSpec#recordFields} are
   *     those of a record
   * @param sample a whole reply
   * @param file where it was read, for messages
   */
  record Common(
      String key,
      String system,
      String category,
      String title,
      String summary,
      Optional<String> docs,
      Optional<String> deprecated,
      boolean destructive,
      List<String> scopes,
      Token token,
      Optional<HttpCall> http,
      List<Field> inputs,
      List<Field> output,
      Optional<com.fasterxml.jackson.databind.JsonNode> sample,
      boolean catalogued,
      boolean openInputs,
      String file) {

    public Common {
      scopes = List.copyOf(scopes);
      inputs = List.copyOf(inputs);
      output = List.copyOf(output);
    }
  }

  /** Which kind of account's token an operation takes. */
  enum Token {
    SUB_ACCOUNT,
    AGENCY,
    EITHER,
    /** Whatever a connection of its system signs in with. */
    ANY,
    /** It needs no connection. */
    NONE
  }
}
