package dev.pollen.sandbox;

import java.util.Map;

/** The bodies in which contacts are sent. */
final class ContactShapes {
  private static final Shape DND_CHANNEL =
      Shape.of(
          """
          status! active|inactive|permanent
          message string
          code    string
          """);
  private static final Shape DND =
      Shape.of(
          """
          Call     &Channel
          Email    &Channel
          SMS      &Channel
          WhatsApp &Channel
          GMB      &Channel
          FB       &Channel
          """,
          Map.of("Channel", DND_CHANNEL));
  private static final Shape INBOUND_ALL =
      Shape.of(
          """
          status! active|inactive
          message string
          """);
  private static final Shape INBOUND = Shape.of("all &All", Map.of("All", INBOUND_ALL));
  private static final Shape CUSTOM_FIELD =
      Shape.of(
          """
          id!         string
          key         string
          field_value any
          """);
  private static final Map<String, Shape> PARTS =
      Map.of("Dnd", DND, "Inbound", INBOUND, "Field", CUSTOM_FIELD);

  private static final String COMMON =
      """
      firstName          string?
      lastName           string?
      name               string?
      email              string?
      phone              string?
      address1           string?
      city               string?
      state              string?
      postalCode         string
      website            string?
      timezone           string?
      dnd                boolean
      dndSettings        &Dnd
      inboundDndSettings &Inbound
      tags               string[]
      customFields       &Field[]
      dateOfBirth        any?
      country            string
      """;

  private static final String DESCRIBED =
      COMMON
          + """
          gender             string
          companyName        string?
          source             string
          assignedTo         string
          """;

  private static final String ADDED = DESCRIBED + "locationId! string\n";

  /** What may be wished of a contact that the look-alike makes up. */
  static final Shape WISHED = Shape.of(DESCRIBED, PARTS);

  static final Shape CREATE = Shape.of(ADDED, PARTS);
  static final Shape UPSERT = Shape.of(ADDED + "createNewIfDuplicateAllowed boolean", PARTS);

  /** Unlike the others, it takes no location, gender or company name. */
  static final Shape UPDATE = Shape.of(COMMON + "source string?\nassignedTo string?", PARTS);

  private ContactShapes() {}
}
