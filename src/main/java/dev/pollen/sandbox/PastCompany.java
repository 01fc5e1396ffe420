package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The company from the start: its locations, its snapshots, and who works there. */
final class PastCompany {
  private static final List<String> OTHERS = List.of("Harbor Dental", "Mill Road Fitness");
  private static final List<String> SNAPSHOTS = List.of("Dental practice", "Home services");

  private final World world;
  private final Agency agency;
  private final People people;

  PastCompany(World world, People people) {
    this.world = world;
    this.agency = world.agency();
    this.people = people;
  }

  /** Those in the teams of the calendars are users; one more works for the company. */
  void make() {
    location(world.location(), "Oak Street Renovation");
    OTHERS.forEach(name -> location(world.ids().next(), name));
    for (String name : SNAPSHOTS) {
      ObjectNode row = Json.object().put("id", world.ids().next()).put("name", name);
      agency.snapshots().put(row.put("type", "own"));
    }
    for (String id : teams()) {
      agency.users().add(user("account", "user"), id);
    }
    agency.users().add(user("agency", "admin"));
  }

  private void location(String id, String name) {
    ObjectNode row = Json.object().put("id", id).put("companyId", agency.company());
    row.put("name", name).put("phone", people.phone());
    String word = name.substring(0, name.indexOf(' ')).toLowerCase(Locale.ROOT);
    row.put("email", "office@%s.example.com".formatted(word)).put("domain", word + ".example.com");
    row.put("address", "7 Station Street").put("city", "Denver").put("state", "CO");
    row.put("country", "US").put("postalCode", "80202").put("timezone", Agenda.ZONE.getId());
    row.put("website", "https://%s.example.com".formatted(word));
    row.putObject("settings")
        .put("allowDuplicateContact", false)
        .put("allowDuplicateOpportunity", false)
        .put("allowFacebookNameMerge", false)
        .put("disableContactTimezone", false);
    row.putObject("social").put("facebookUrl", "https://social.example.com/" + word);
    agency.locations().put(row);
  }

  private Set<String> teams() {
    Set<String> users = new LinkedHashSet<>();
    world.agenda().calendars().all().forEach(each -> users.addAll(CalendarBook.team(each)));
    return users;
  }

  private ObjectNode user(String type, String role) {
    ObjectNode user = people.next();
    String first = user.path("firstName").asText();
    String last = user.path("lastName").asText();
    user.put("email", people.email(first, last)).put("phone", people.phone());
    user.put("type", type).put("role", role);
    return user.set("locationIds", Json.texts(List.of(world.location())));
  }
}
