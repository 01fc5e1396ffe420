package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Lets in who has a token, and only to what that token may see. */
final class Door {
  private static final List<String> LOCATION = List.of("locationId", "location_id");
  private static final String COMPANY = "companyId";

  /** For these the vendor's specification names no version. */
  private static final Set<String> VERSIONLESS = Set.of("highlevel.email.get");

  private final Agency agency;
  private final Function<String, Optional<Badge>> badges;

  /**
   * @param badges whose a token is
   */
  Door(Agency agency, Function<String, Optional<Badge>> badges) {
    this.agency = agency;
    this.badges = badges;
  }

  Badge signIn(Request request) {
    return Optional.ofNullable(request.headers().get("Authorization"))
        .filter(given -> given.startsWith("Bearer "))
        .flatMap(given -> badges.apply(given.substring("Bearer ".length())))
        .orElseThrow(Refusal::badToken);
  }

  /** Some operations want the agency's token, most the sub-account's, a few take either. */
  void admit(Badge badge, Operation operation, Request request) {
    if (request.headers().get("Version") == null && !VERSIONLESS.contains(operation.key())) {
      throw Refusal.unauthorised("version header was not found.");
    }
    if (!operation.badges().contains(badge)) {
      throw Refusal.wrongBadge();
    }
  }

  /** Refuses a call that names a location or a company which its token does not see. */
  void admit(Call call) {
    for (JsonNode given : List.of(call.query(), call.sent())) {
      for (String name : LOCATION) {
        refuseOtherLocation(call.badge(), given.path(name).asText(""));
      }
      refuseOtherCompany(given.path(COMPANY).asText(""));
    }
    if (call.badge() == Badge.SUB_ACCOUNT) {
      refuseOtherLocation(call.badge(), call.holes().getOrDefault("locationId", ""));
    }
    refuseOtherCompany(call.holes().getOrDefault(COMPANY, ""));
  }

  private void refuseOtherLocation(Badge badge, String named) {
    if (!named.isEmpty() && !agency.sees(badge, named)) {
      throw Refusal.otherLocation();
    }
  }

  private void refuseOtherCompany(String named) {
    if (!named.isEmpty() && !named.equals(agency.company())) {
      throw Refusal.otherCompany();
    }
  }
}
