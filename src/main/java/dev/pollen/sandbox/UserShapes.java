package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The bodies in which users are sent, and what a user may do when none says. */
final class UserShapes {
  private static final List<String> MAY =
      words(
          """
          campaignsEnabled contactsEnabled workflowsEnabled triggersEnabled funnelsEnabled
          opportunitiesEnabled dashboardStatsEnabled bulkRequestsEnabled appointmentsEnabled
          reviewsEnabled onlineListingsEnabled phoneCallEnabled conversationsEnabled
          settingsEnabled tagsEnabled leadValueEnabled marketingEnabled agentReportingEnabled
          socialPlanner bloggingEnabled invoiceEnabled affiliateManagerEnabled contentAiEnabled
          refundsEnabled recordPaymentEnabled cancelSubscriptionEnabled paymentsEnabled
          communitiesEnabled exportPaymentsEnabled
          """);
  private static final List<String> MAY_NOT =
      words(
          """
          campaignsReadOnly workflowsReadOnly websitesEnabled assignedDataOnly
          adwordsReportingEnabled membershipEnabled facebookAdsReportingEnabled
          attributionsReportingEnabled botService
          """);
  private static final Shape PERMISSIONS =
      Shape.of(
          Stream.concat(MAY.stream(), MAY_NOT.stream())
              .map(name -> name + " boolean\n")
              .collect(Collectors.joining()));
  private static final Map<String, Shape> PARTS = Map.of("Permissions", PERMISSIONS);
  private static final String OPTIONAL =
      """
      phone              string
      permissions        &Permissions
      scopes             string[]
      scopesAssignedToOnly string[]
      profilePhoto       string
      twilioPhone        object
      platformLanguage   en_US|es|fr_CA|fr_FR|nl|de|pt_PT|pt_BR|it|sv|da|fi|no
      """;
  static final Shape CREATE =
      Shape.of(
          OPTIONAL
              + """
              companyId!   string
              firstName!   string
              lastName!    string
              email!       string
              password!    string
              type!        string
              role!        string
              locationIds! string[]
              """,
          PARTS);
  static final Shape UPDATE =
      Shape.of(
          OPTIONAL
              + """
              companyId   string
              firstName   string
              lastName    string
              email       string
              password    string
              type        string
              role        string
              locationIds string[]
              """,
          PARTS);

  private UserShapes() {}

  private static List<String> words(String text) {
    return Arrays.asList(text.strip().split("\\s+"));
  }

  /** The vendor's defaults. */
  static ObjectNode usual() {
    ObjectNode permissions = Json.object();
    MAY.forEach(name -> permissions.put(name, true));
    MAY_NOT.forEach(name -> permissions.put(name, false));
    return permissions;
  }
}
