package dev.pollen.sandbox;

import java.util.Map;

/** The bodies in which locations are sent. */
final class LocationShapes {
  private static final Shape PROSPECT =
      Shape.of(
          """
          firstName! string
          lastName!  string
          email!     string
          """);
  private static final Shape SETTINGS =
      Shape.of(
          """
          allowDuplicateContact     boolean
          allowDuplicateOpportunity boolean
          allowFacebookNameMerge    boolean
          disableContactTimezone    boolean
          """);
  private static final Shape SOCIAL =
      Shape.of(
          """
          facebookUrl    string
          googlePlus     string
          linkedIn       string
          foursquare     string
          twitter        string
          yelp           string
          instagram      string
          youtube        string
          pinterest      string
          blogRss        string
          googlePlacesId string
          """);
  private static final Shape TWILIO = Shape.of("sid! string\nauthToken! string");
  private static final Shape MAILGUN = Shape.of("apiKey! string\ndomain! string");
  private static final Shape SNAPSHOT = Shape.of("id! string\noverride boolean");
  private static final Map<String, Shape> PARTS =
      Map.of(
          "Prospect", PROSPECT,
          "Settings", SETTINGS,
          "Social", SOCIAL,
          "Twilio", TWILIO,
          "Mailgun", MAILGUN,
          "Snapshot", SNAPSHOT);

  private static final String COMMON =
      """
      companyId!   string
      phone        string
      address      string
      city         string
      state        string
      country      string
      postalCode   string
      website      string
      timezone     string
      prospectInfo &Prospect
      settings     &Settings
      social       &Social
      twilio       &Twilio
      mailgun      &Mailgun
      """;
  static final Shape CREATE = Shape.of(COMMON + "name! string\nsnapshotId string", PARTS);
  static final Shape UPDATE = Shape.of(COMMON + "name string\nsnapshot &Snapshot", PARTS);

  private LocationShapes() {}
}
