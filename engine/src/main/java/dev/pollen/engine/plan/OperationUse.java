package dev.pollen.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.engine.recipe.Recipe;
import java.util.Optional;

/**
 * One place where a recipe uses an operation.
 *
 * @param line in its file
 * @param connection what it is called by; the system's key where none is needed
 * @param with the inputs as written
 */
public record OperationUse(
    Recipe recipe,
    Role role,
    int line,
    OperationSpec operation,
    String connection,
    JsonNode with,
    Optional<String> id) {

  /** What it is there for. */
  public enum Role {
    TRIGGER,
    /** Brings the parents of the trigger's records. */
    PARENTS,
    STEP,
    /** Brings the records of a loop. */
    LOOP,
    /** A step of {@code on_failure}. */
    ON_FAILURE
  }

  public Interruption interruption() {
    return Interruption.of(operation, with);
  }
}
