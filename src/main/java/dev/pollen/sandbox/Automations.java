package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The lists of workflows and of campaigns: both whole, without paging. */
final class Automations {
  private static final Shape WORKFLOWS = Shape.of("locationId! string");
  private static final Shape CAMPAIGNS = Shape.of("locationId! string\nstatus string");
  private static final View WORKFLOW =
      View.of("id name status version createdAt updatedAt locationId");
  private static final View CAMPAIGN = View.of("id name status locationId");

  private final World world;

  Automations(World world) {
    this.world = world;
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("workflow.list", "/workflows/", this::workflows).query(WORKFLOWS),
        Operation.get("campaign.list", "/campaigns/", this::campaigns).query(CAMPAIGNS));
  }

  private ObjectNode workflows(Call call) {
    List<ObjectNode> shown = world.workflows().index().rows().stream().map(WORKFLOW::of).toList();
    return Json.object().set("workflows", Json.array(shown));
  }

  private ObjectNode campaigns(Call call) {
    List<ObjectNode> shown =
        world.campaigns().index().rows().stream()
            .filter(row -> !call.has("status") || isIn(row, call.text("status")))
            .map(CAMPAIGN::of)
            .toList();
    return Json.object().set("campaigns", Json.array(shown));
  }

  private static boolean isIn(ObjectNode campaign, String status) {
    return campaign.path("status").asText().equals(status);
  }
}
