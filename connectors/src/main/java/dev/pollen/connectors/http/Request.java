package dev.pollen.connectors.http;

import dev.pollen.connectors.signin.Credential;
import dev.pollen.connectors.wire.Origin;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One call, ready to leave.
 *
 * @param operation names it in messages
 */
record Request(
    String operation,
    HttpMethod method,
    Origin origin,
    String uri,
    MultiMap headers,
    Optional<Buffer> body) {

  /**
   * The request for a page whose address the system gave, absolute or relative to this one. Throws
   * {@link Pager.Lost} when it leads to another host, which must not see our credentials.
   */
  Request follow(String link) {
    String path = uri.split("[?]", 2)[0];
    String full = link.startsWith("?") ? path + link : link;
    Address next = Address.of(URI.create(origin + uri).resolve(full).toString());
    if (!next.origin().equals(origin)) {
      throw new Pager.Lost(
          "the next page is said to be on %s, not on %s; links to other hosts are not followed"
              .formatted(next.origin(), origin));
    }
    return new Request(operation, HttpMethod.GET, origin, next.uri(), headers, Optional.empty());
  }

  /**
   * The same request, signed. A header that the recipe itself wrote stays; what stands in the query
   * under a credential's name goes: the address of a next page holds it, hidden.
   */
  Request with(Credential credential) {
    MultiMap signed = MultiMap.caseInsensitiveMultiMap().addAll(headers);
    credential.headers().entrySet().stream()
        .filter(header -> !headers.contains(header.getKey()))
        .forEach(header -> signed.set(header.getKey(), header.getValue()));
    StringBuilder asked = new StringBuilder(without(credential.query().keySet()));
    QueryText query = new QueryText(asked);
    credential.query().forEach(query::pair);
    return new Request(operation, method, origin, asked.toString(), signed, body);
  }

  private String without(Set<String> names) {
    String[] both = uri.split("[?]", 2);
    if (names.isEmpty() || both.length == 1) {
      return uri;
    }
    String left =
        Arrays.stream(both[1].split("&", -1))
            .filter(pair -> !names.contains(QueryText.name(pair)))
            .collect(Collectors.joining("&"));
    return left.isEmpty() ? both[0] : both[0] + "?" + left;
  }

  /** For messages: no query and no header, which may hold a secret. */
  String where() {
    int query = uri.indexOf('?');
    return method + " " + origin + (query < 0 ? uri : uri.substring(0, query));
  }
}
