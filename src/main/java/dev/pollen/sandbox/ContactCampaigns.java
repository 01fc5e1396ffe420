package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Campaigns that contacts are in. */
final class ContactCampaigns {
  private static final String ALL = "/contacts/{contactId}/campaigns";
  private static final String ONE = ALL + "/{campaignId}";
  static final String FIELD = "campaigns";

  private final World world;

  ContactCampaigns(World world) {
    this.world = world;
  }

  List<Operation> operations() {
    return List.of(
        Operation.post("contact_campaign.add", ONE, c -> with(c, all -> all.add(need(c))))
            .body(Shape.NOTHING),
        Operation.delete("contact_campaign.remove", ONE, c -> with(c, all -> all.remove(need(c)))),
        Operation.delete(
            "contact_campaign.remove_all", ALL + "/removeAll", call -> with(call, Set::clear)));
  }

  private String need(Call call) {
    String id = call.hole("campaignId");
    return world
        .campaigns()
        .get(id)
        .orElseThrow(() -> Refusal.absent("Campaign", id))
        .path("id")
        .asText();
  }

  private ObjectNode with(Call call, Consumer<Set<String>> change) {
    ObjectNode row = world.contacts().need(call.hole("contactId"));
    Set<String> campaigns = Json.set(row.path(FIELD));
    change.accept(campaigns);
    world.contacts().note(row, FIELD, Json.texts(campaigns));
    return Json.object().put("succeded", true);
  }
}
