package dev.pollen.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.sandbox.SandboxKit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The company, its locations and who works there. */
final class AgencyScenes {
  private static final int MOST_USERS = 400;

  private AgencyScenes() {}

  static List<Scene> all() {
    return List.of(
        Scene.of("company.get", Shape.OBJECT, AgencyScenes::company),
        Scene.of("location.search", Shape.LIST, kit -> locations(kit.asAgency())),
        Scene.of("user.get", Shape.OBJECT, kit -> users(kit).alone("userId")),
        Scene.of("user.list_by_location", Shape.LIST, AgencyScenes::users),
        Scene.of("user.search", Shape.LIST, AgencyScenes::users),
        Scene.of("user.filter_by_email", Shape.LIST, AgencyScenes::byEmail));
  }

  /** Names in no order, so that new ones come to stand anywhere in a list by name. */
  private static String scrambled(int number) {
    return Integer.toHexString(number * 0x9E3779B1);
  }

  /** What its reply shows and what changes is how many locations it has. */
  private static Play company(SandboxKit kit) {
    Play.Make another = locations(kit.asAgency()).make().orElseThrow();
    return Play.start().changed((id, n) -> another.record(n)).of(kit.sandbox().company());
  }

  private static Play locations(SandboxKit kit) {
    String body = "{'companyId':^,'%s':'%s'}";
    return Play.start()
        .made(n -> kit.post("/locations/", body.formatted("name", scrambled(n))).at("/id"))
        .changed((id, n) -> kit.put("/locations/" + id, body.formatted("city", "Town " + n)));
  }

  private static Play users(SandboxKit kit) {
    String body =
        "{'companyId':^,'firstName':'%s','lastName':'User','email':'%s','password':'secret',"
            + "'type':'account','role':'user','locationIds':[#]}";
    return Play.start()
        .made(n -> user(kit, body.formatted(scrambled(n), email(n))))
        .changed((id, n) -> kit.put("/users/" + id, "{'phone':'+1202555%04d'}".formatted(n)));
  }

  private static JsonNode user(SandboxKit kit, String body) {
    return kit.post("/users/", body).at("/id");
  }

  private static String email(int number) {
    return "user%d@example.com".formatted(number);
  }

  /** The trigger names all addresses beforehand; a user is new when one of them is taken. */
  private static Play byEmail(SandboxKit kit) {
    String emails =
        IntStream.rangeClosed(0, MOST_USERS)
            .mapToObj(AgencyScenes::email)
            .collect(Collectors.joining(","));
    return users(kit.asAgency()).with("emails", emails).with("projection", "all");
  }
}
