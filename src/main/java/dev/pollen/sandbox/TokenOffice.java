package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives out OAuth tokens as the vendor does: a code serves once, and so does a refresh token. Lives
 * on the sandbox's event loop.
 */
final class TokenOffice {
  static final String CLIENT = "sandbox-app";

  /** What the vendor calls {@code appId}. */
  static final String APP = "5a4db0c57e11a94d0e02f1c3";

  private static final Duration CODE = Duration.ofMinutes(10);
  private static final int DAY = 86_399;

  /** Old tokens are forgotten when there are more. */
  private static final int MOST = 100_000;

  private final Agency agency;
  private final InstantSource clock;
  private final Ids ids;
  private final String secret;
  private final Map<String, Grant> codes = new HashMap<>();
  private final Map<String, Grant> refreshes = new java.util.LinkedHashMap<>();
  private final Map<String, Live> live = new java.util.LinkedHashMap<>();
  private int expiresIn = DAY;
  private final Set<String> away = new HashSet<>();
  private final Set<String> paused = new HashSet<>();
  private boolean active = true;
  private long minted;
  private long refreshed;

  TokenOffice(Agency agency, InstantSource clock, Ids ids) {
    this.agency = agency;
    this.clock = clock;
    this.ids = ids;
    this.secret = "sandbox-secret-" + ids.uuid();
  }

  /**
   * What somebody agreed to.
   *
   * @param location empty: the whole company
   */
  record Grant(Optional<String> location, String scope, String redirect, Instant until) {}

  /**
   * A token that is good.
   *
   * @param location empty: the whole company
   */
  private record Live(Optional<String> location, String scope, Instant until) {
    Badge badge() {
      return location.isPresent() ? Badge.SUB_ACCOUNT : Badge.AGENCY;
    }
  }

  String secret() {
    return secret;
  }

  /** Says how long access tokens live from now on. */
  void expiresIn(int seconds) {
    expiresIn = seconds;
  }

  /** A paused location's tokens are not refreshed. */
  void active(boolean now) {
    active = now;
  }

  /** Takes every token back. */
  void revoke() {
    codes.clear();
    refreshes.clear();
    live.clear();
  }

  ObjectNode told() {
    return Json.object()
        .put("client_id", CLIENT)
        .put("expires_in", expiresIn)
        .put("active", active)
        .put("refreshed", refreshed)
        .put("minted", minted);
  }

  String code(Optional<String> location, String scope, String redirect) {
    String code = ids.uuid();
    codes.put(code, new Grant(location, scope, redirect, clock.instant().plus(CODE)));
    return code;
  }

  /** Whose a token is; empty when it is none or its time is over. */
  Optional<Badge> badge(String token) {
    return alive(token).map(Live::badge);
  }

  private Optional<Live> alive(String token) {
    return Optional.ofNullable(live.get(token))
        .filter(one -> clock.instant().isBefore(one.until()));
  }

  /** For which location a token is; empty when it is the company's, or none. */
  Optional<String> location(String token) {
    return alive(token).flatMap(Live::location);
  }

  /** {@code POST /oauth/token}. */
  ObjectNode token(Map<String, String> form) {
    for (String name : List.of("client_id", "client_secret", "grant_type")) {
      if (form.getOrDefault(name, "").isEmpty()) {
        throw Refusal.badRequest("Missing parameter: " + name);
      }
    }
    if (!form.get("client_id").equals(CLIENT) || !form.get("client_secret").equals(secret)) {
      throw Refusal.badRequest("Invalid parameter: client_id or client_secret");
    }
    return switch (form.get("grant_type")) {
      case "authorization_code" -> granted(taken(codes, form.get("code"), "code"));
      case "refresh_token" -> refreshed(form.get("refresh_token"));
      default -> throw Refusal.badRequest("Invalid parameter: grant_type");
    };
  }

  private ObjectNode refreshed(String token) {
    if (!active && refreshes.containsKey(token)) {
      throw Refusal.badRequest("Location is not active");
    }
    ObjectNode reply = granted(taken(refreshes, token, "refresh token"));
    refreshed++;
    return reply;
  }

  private Grant taken(Map<String, Grant> from, String key, String what) {
    Grant grant = from.remove(key);
    if (grant == null || !clock.instant().isBefore(grant.until())) {
      throw Refusal.badRequest("Invalid grant: %s is invalid".formatted(what));
    }
    return grant;
  }

  private ObjectNode granted(Grant grant) {
    String refresh = "sandbox-refresh-" + ids.uuid();
    Instant until = clock.instant().plus(Duration.ofDays(365));
    refreshes.put(refresh, new Grant(grant.location(), grant.scope(), grant.redirect(), until));
    trim(refreshes);
    ObjectNode reply = access(grant.location(), grant.scope()).put("refresh_token", refresh);
    reply.put("userType", grant.location().isPresent() ? "Location" : "Company");
    grant.location().ifPresentOrElse(id -> reply.put("locationId", id), () -> approved(reply));
    return reply.put("companyId", agency.company()).put("userId", CLIENT);
  }

  private void approved(ObjectNode reply) {
    var approved = reply.putArray("approvedLocations");
    agency.locations().rows().stream()
        .map(one -> one.path("id").asText())
        .filter(id -> !away.contains(id))
        .forEach(approved::add);
  }

  private ObjectNode access(Optional<String> location, String scope) {
    String token = "sandbox-access-" + ids.uuid();
    live.put(token, new Live(location, scope, clock.instant().plusSeconds(expiresIn)));
    trim(live);
    return Json.object()
        .put("access_token", token)
        .put("token_type", "Bearer")
        .put("expires_in", expiresIn)
        .put("scope", scope);
  }

  private static void trim(Map<String, ?> kept) {
    Iterator<String> oldest = kept.keySet().iterator();
    while (kept.size() > MOST && oldest.hasNext()) {
      oldest.next();
      oldest.remove();
    }
  }

  /** {@code POST /oauth/locationToken}, with an agency's OAuth token. */
  ObjectNode locationToken(String agencyToken, Map<String, String> form) {
    Live asker = agency(agencyToken, "oauth.write");
    String location = form.getOrDefault("locationId", "");
    if (!form.getOrDefault("companyId", "").equals(agency.company())
        || agency.locations().get(location).isEmpty()) {
      throw Refusal.badRequest("Location not found");
    }
    if (away.contains(location)) {
      throw Refusal.badRequest("The app is not installed in this location");
    }
    if (paused.contains(location)) {
      throw Refusal.badRequest("Location is not active");
    }
    minted++;
    return access(Optional.of(location), asker.scope())
        .put("locationId", location)
        .put("appId", APP)
        .put("userId", CLIENT);
  }

  /** Installs the app in a location, or takes it out; then its tokens are worth nothing. */
  void installed(String location, boolean there) {
    keep(away, location, there);
  }

  /** A paused location's tokens are worth nothing, and it gets no others. */
  void active(String location, boolean there) {
    keep(paused, location, there);
  }

  private void keep(Set<String> out, String location, boolean there) {
    if (there) {
      out.remove(location);
    } else {
      out.add(location);
      live.values().removeIf(one -> one.location().filter(location::equals).isPresent());
    }
  }

  /** How a location of the company stands. */
  ObjectNode told(ObjectNode location) {
    String id = location.path("id").asText();
    return Json.object()
        .put("id", id)
        .put("name", location.path("name").asText())
        .put("installed", !away.contains(id))
        .put("active", !paused.contains(id));
  }

  private Live agency(String token, String scope) {
    Live asker = alive(token).orElseThrow(Refusal::badToken);
    if (asker.badge() != Badge.AGENCY) {
      throw Refusal.wrongBadge();
    }
    if (!List.of(asker.scope().split(" ")).contains(scope)) {
      throw Refusal.unauthorised("The token is not authorized for this scope.");
    }
    return asker;
  }

  /** {@code GET /oauth/installedLocations}. */
  ObjectNode installed(String agencyToken, boolean there, int skip, int limit) {
    agency(agencyToken, "oauth.readonly");
    ObjectNode reply = Json.object();
    var locations = reply.putArray("locations");
    List<ObjectNode> all = agency.locations().rows();
    all.stream()
        .filter(one -> there != away.contains(one.path("id").asText()))
        .skip(skip)
        .limit(limit)
        .forEach(
            one ->
                locations
                    .addObject()
                    .put("_id", one.path("id").asText())
                    .put("name", one.path("name").asText())
                    .put("address", one.path("address").asText())
                    .put("isInstalled", there)
                    .put("versionId", APP));
    return reply.put("count", all.size()).put("installToFutureLocations", false);
  }
}
