package dev.pollen.connectors.conformance;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A place where the vendor's description contradicts itself, so that no request can follow all of
 * it.
 *
 * @param operation the key of the operation whose request falls foul of it
 * @param words what the rules say of it
 * @param reason which part of the description was followed
 */
record Contradiction(String operation, Pattern words, String reason) {
  private static final String TYPED_OBJECT =
      "typed object, and its own example is a text or a number";

  static final List<Contradiction> KNOWN =
      List.of(
          object("association.create", "(first|second)Object(Key|Label)", "string"),
          object("association.update", "(first|second)ObjectLabel", "string"),
          object("contact.create", "dateOfBirth", "string"),
          object("contact.update", "dateOfBirth", "string"),
          object("contact.upsert", "dateOfBirth", "string"),
          object("message.send", "subType", "string"),
          object("opportunity.upsert", "monetaryValue", "integer"),
          new Contradiction(
              "highlevel.message.list_by_conversation",
              Pattern.compile("query type: : does not have a value in the enumeration .*"),
              "its text and its example list kinds with commas, the enumeration has single ones"));

  private static Contradiction object(String operation, String property, String example) {
    return new Contradiction(
        "highlevel." + operation,
        Pattern.compile("body /%1$s: %2$s found, object expected".formatted(property, example)),
        TYPED_OBJECT);
  }

  boolean explains(String key, String wrong) {
    return operation.equals(key) && words.matcher(wrong).matches();
  }

  /** Without what is known. */
  static List<String> unexplained(String key, List<String> wrong) {
    return wrong.stream()
        .filter(words -> KNOWN.stream().noneMatch(known -> known.explains(key, words)))
        .toList();
  }
}
