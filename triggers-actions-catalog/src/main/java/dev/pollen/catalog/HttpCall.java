package dev.pollen.catalog;

import java.util.List;
import java.util.Map;

/**
 * How an operation looks on the wire: where each input goes. An input in none of the lists is for
 * connector code.
 *
 * @param path with {@code {name}} for each path input
 * @param headers fixed headers of this operation, such as {@code Version}
 * @param query inputs that go into the query
 * @param body inputs that become properties of the JSON body, {@code body.<name>} under the name
 *     after the dot; the list of the single name {@code body} means that this input is the whole
 *     body
 * @param emptyBody whether {@code {}} is sent when no body input is given
 */
public record HttpCall(
    String method,
    String path,
    Map<String, String> headers,
    List<String> pathInputs,
    List<String> query,
    List<String> body,
    boolean emptyBody) {

  public HttpCall {
    headers = Map.copyOf(headers);
    pathInputs = List.copyOf(pathInputs);
    query = List.copyOf(query);
    body = List.copyOf(body);
  }
}
