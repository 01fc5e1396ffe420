package dev.pollen.sandbox;

/** A user as the replies show one. */
final class UserViews {
  private static final String FIELDS =
      "id name firstName lastName email phone extension permissions scopes roles lcPhone"
          + " platformLanguage";

  /** Get, create, update. */
  static final View WHOLE = View.of(FIELDS);

  /** Lists and searches. */
  static final View LISTED = View.of(FIELDS + " deleted");

  private UserViews() {}
}
