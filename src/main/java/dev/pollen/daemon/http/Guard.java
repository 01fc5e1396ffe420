package dev.pollen.daemon.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Who may ask: only those who call us by a name of ours (so that no web page can reach a loopback
 * port by a name of its own), no writes from other sites, and nothing without the token.
 */
final class Guard {
  private static final String BEARER = "bearer ";
  private static final Set<String> OURS = Set.of("same-origin", "none");

  private final Set<String> hosts;
  private final byte[] token;

  Guard(String host, String token) {
    this.hosts =
        new HashSet<>(
            List.of("localhost", "127.0.0.1", "[::1]", "::1", host.toLowerCase(Locale.ROOT)));
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  /** Refuses names that are not ours and writes that another site's page sent. */
  void site(RoutingContext request) {
    if (!ourName(request.request())) {
      Reply.error(request, 403, "wrong_host", "this server does not answer to that Host name");
    } else if (crossSiteWrite(request.request())) {
      Reply.error(request, 403, "cross_site", "writes from another site's page are refused");
    } else {
      request.next();
    }
  }

  private boolean ourName(HttpServerRequest request) {
    HostAndPort authority = request.authority();
    return authority != null && hosts.contains(authority.host().toLowerCase(Locale.ROOT));
  }

  private static boolean crossSiteWrite(HttpServerRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader("Origin");
    boolean foreign = site != null && !OURS.contains(site);
    return !readOnly(request) && (foreign || (origin != null && !isOwn(origin, request)));
  }

  private static boolean readOnly(HttpServerRequest request) {
    return HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method());
  }

  private static boolean isOwn(String origin, HttpServerRequest request) {
    return origin.equalsIgnoreCase("http://" + request.authority());
  }

  /** Demands the token that was made at the first start. */
  void token(RoutingContext request) {
    String given = request.request().getHeader("Authorization");
    if (given != null && matches(given)) {
      request.next();
    } else {
      request.response().putHeader("WWW-Authenticate", "Bearer");
      Reply.error(
          request,
          401,
          "token_needed",
          "send 'Authorization: Bearer …' with the token that stands in pollen.token beside the"
              + " store");
    }
  }

  private boolean matches(String given) {
    return given.toLowerCase(Locale.ROOT).startsWith(BEARER)
        && MessageDigest.isEqual(
            token, given.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8));
  }
}
