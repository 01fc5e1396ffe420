package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Campaigns that contacts are in. Any id of a campaign is taken: there is no list of them yet. */
final class ContactCampaigns {
  private static final String ALL = "/contacts/{contactId}/campaigns";
  private static final String ONE = ALL + "/{campaignId}";
  static final String FIELD = "campaigns";

  private final ContactBook book;

  ContactCampaigns(World world) {
    this.book = world.contacts();
  }

  List<Operation> operations() {
    return List.of(
        Operation.post(
                "contact_campaign.add", ONE, c -> with(c, all -> all.add(c.hole("campaignId"))))
            .body(Shape.NOTHING),
        Operation.delete(
            "contact_campaign.remove", ONE, c -> with(c, all -> all.remove(c.hole("campaignId")))),
        Operation.delete(
            "contact_campaign.remove_all", ALL + "/removeAll", call -> with(call, Set::clear)));
  }

  private ObjectNode with(Call call, Consumer<Set<String>> change) {
    ObjectNode row = book.need(call.hole("contactId"));
    Set<String> campaigns = Json.set(row.path(FIELD));
    change.accept(campaigns);
    book.note(row, FIELD, Json.texts(campaigns));
    return Json.object().put("succeded", true);
  }
}
