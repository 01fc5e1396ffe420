package dev.pollen.connectors.conformance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A place where the vendor's description contradicts itself or what its API is for, so that nothing
 * can follow all of it.
 *
 * @param operation the key of the operation that falls foul of it
 * @param words what the rules say of it
 * @param reason which part of the description was followed, and why
 */
record Contradiction(String operation, Pattern words, String reason) {
  private static final String TYPED_OBJECT = "typed object, and its own example is a plain value";
  private static final String ONE_FOR_A_LIST =
      "takes skip and limit, and its reply is described as one association; replies hold a list";
  private static final String MOMENTS = "(startTime|endTime|dateAdded|dateUpdated)";
  private static final String ENDS = "((first|second)Object(Key|Label)|associationType)";

  static final List<Contradiction> REQUESTS =
      List.of(
          object("association.create", "body /(first|second)Object(Key|Label)"),
          object("association.update", "body /(first|second)ObjectLabel"),
          object("contact.create", "body /dateOfBirth"),
          object("contact.update", "body /dateOfBirth"),
          object("contact.upsert", "body /dateOfBirth"),
          object("message.send", "body /subType"),
          object("opportunity.upsert", "body /monetaryValue"),
          of(
              "message.list_by_conversation",
              "query type: : does not have a value in the enumeration .*",
              "its text and its example join kinds by commas, the enumeration has single ones"));

  /** In replies made of the description, which no sample shows. */
  static final List<Contradiction> MADE_REPLIES =
      List.of(
          object("association.list", "/" + ENDS), object("relation.list_by_record", "/" + ENDS));

  static final List<Contradiction> REPLIES =
      List.of(
          object("appointment.get", "/event/" + MOMENTS),
          object("calendar_event.list", "/events/0/" + MOMENTS),
          object("blocked_slot.list", "/events/0/" + MOMENTS),
          object("blocked_slot.create", "/" + MOMENTS),
          object("blocked_slot.update", "/" + MOMENTS),
          object("association.create", "/" + ENDS),
          object("association.get", "/" + ENDS),
          object("association.get_by_key", "/" + ENDS),
          object("association.get_by_object_keys", "/" + ENDS),
          object("association.update", "/" + ENDS),
          object("relation.create", "/" + ENDS),
          object("relation.delete", "/" + ENDS),
          of("association.list", ": required property '\\w+' not found", ONE_FOR_A_LIST),
          of("relation.list_by_record", ": required property '\\w+' not found", ONE_FOR_A_LIST),
          of(
              "blocked_slot.list",
              "/events/0: required property '(appointmentStatus|contactId|groupId)' not found",
              "described as an appointment, and a blocked slot has neither contact nor status"),
          of(
              "blog_category.list",
              "/categories/0: required property 'name' not found",
              "the required name is not among the properties, which call it label"),
          of(
              "contact_tag.bulk_update",
              "/responses/0: object found, string expected",
              "its own example shows objects"),
          of(
              "pipeline.list",
              "/pipelines/0/stages/0: object found, array expected",
              "a list of lists of nothing; stages have ids and names, which others ask for"),
          scopes("user.create", ""),
          scopes("user.update", ""),
          scopes("user.get", ""),
          scopes("user.search", "/users/0"),
          scopes("user.filter_by_email", "/users/0"),
          scopes("user.list_by_location", "/users/0"));

  private static Contradiction of(String operation, String words, String reason) {
    return new Contradiction("highlevel." + operation, Pattern.compile(words), reason);
  }

  private static Contradiction object(String operation, String place) {
    return of(operation, place + ": (string|integer) found, object expected", TYPED_OBJECT);
  }

  private static Contradiction scopes(String operation, String user) {
    return of(
        operation,
        user + "/scopes: (array found, string expected|does not have a value in the enum.*)",
        "one text in replies, and a list where the same field is written");
  }

  boolean explains(String key, String wrong) {
    return operation.equals(key) && words.matcher(wrong).matches();
  }

  /** What is wrong, without what is known. */
  static List<String> unexplained(List<Contradiction> known, String key, List<String> wrong) {
    return wrong.stream()
        .filter(words -> known.stream().noneMatch(each -> each.explains(key, words)))
        .toList();
  }

  /** Those that nothing wrong needs any more. */
  static Set<Contradiction> idle(List<Contradiction> known, Map<String, List<String>> wrong) {
    return known.stream()
        .filter(
            each ->
                wrong.getOrDefault(each.operation(), List.of()).stream()
                    .noneMatch(words -> each.explains(each.operation(), words)))
        .collect(Collectors.toSet());
  }
}
