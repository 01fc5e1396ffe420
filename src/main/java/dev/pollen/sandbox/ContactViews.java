package dev.pollen.sandbox;

/** A contact as the replies show it: each schema of the vendor's has fields of its own. */
final class ContactViews {
  /** Get, update, upsert, duplicate. */
  static final View WHOLE =
      View.of(
          """
          id name locationId firstName lastName email emailLowerCase timezone companyName phone dnd
          dndSettings type source assignedTo address1 city state country postalCode website tags
          dateOfBirth dateAdded dateUpdated firstNameLowerCase fullNameLowerCase lastNameLowerCase
          lastActivity customFields businessId attributionSource lastAttributionSource visitorId
          """);

  /** Create. */
  static final View CREATED =
      View.of(
          """
          id dateAdded dateUpdated deleted tags type customFields locationId firstName
          firstNameLowerCase fullNameLowerCase lastName lastNameLowerCase email emailLowerCase dnd
          dndSettings phone address1 city state country postalCode website source companyName
          dateOfBirth businessId assignedTo
          """);

  /** The old list and the list by business: no change stamp. */
  static final View LISTED =
      View.of(
          """
          id locationId email timezone country source dateAdded customFields tags businessId
          attributions followers
          """);

  /** Search, without what is added to it from elsewhere. */
  static final View FOUND =
      View.of(
          """
          id locationId firstName firstNameLowerCase lastName lastNameLowerCase email validEmail
          additionalEmails phone phoneLabel additionalPhones type source assignedTo city state
          country postalCode website timezone dateOfBirth companyName businessName businessId tags
          followers dnd dndSettings customFields dateAdded dateUpdated
          """);

  private ContactViews() {}
}
