package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The company that looks after the location, and the snapshots it can set up locations from. */
final class Company {
  private static final Shape SNAPSHOTS = Shape.of("companyId! string");
  private static final View SNAPSHOT = View.of("id name type");

  private final Agency agency;

  Company(World world) {
    this.agency = world.agency();
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("company.get", "/companies/{companyId}", call -> company()).agency(),
        Operation.get("snapshot.list", "/snapshots/", call -> snapshots())
            .query(SNAPSHOTS)
            .agency());
  }

  private ObjectNode company() {
    ObjectNode company = Json.object().put("id", agency.company()).put("name", "Pollination Works");
    company.put("email", "office@example.com").put("phone", "+12025550107");
    company.put("website", "https://agency.example.com").put("domain", "app.example.com");
    company.put("address", "12 Harbor Lane").put("city", "Denver").put("postalCode", "80202");
    company.put("country", "US").put("state", "CO").put("timezone", "America/Denver");
    company.put("plan", 1).put("currency", "USD").put("customerType", "agency");
    company.put("status", "active").put("locationCount", agency.locations().size());
    company.put("premiumUpgraded", false).put("isReselling", false);
    company.put("isEnterpriseAccount", false).put("isSandboxAccount", true);
    company.put("disableEmailService", false).put("autoSuspendEnabled", false);
    return Json.object().set("company", company);
  }

  private ObjectNode snapshots() {
    List<ObjectNode> shown = agency.snapshots().index().rows().stream().map(SNAPSHOT::of).toList();
    return Json.object().set("snapshots", Json.array(shown));
  }
}
