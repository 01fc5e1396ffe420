package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A request that is not done, with the status and the body that the vendor would send. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient ObjectNode body;

  private Refusal(int status, ObjectNode body) {
    super(body.path("message").toString(), null, false, false);
    this.status = status;
    this.body = body;
  }

  /** The form most refusals have: a message of one text, and the status in words. */
  private static Refusal of(int status, String message, String error) {
    return new Refusal(
        status,
        Json.object().put("statusCode", status).put("message", message).put("error", error));
  }

  static Refusal badRequest(String message) {
    return new Refusal(400, Json.object().put("statusCode", 400).put("message", message));
  }

  /** A contact with the same email or phone exists; its id is told. */
  static Refusal duplicate(ObjectNode existing, String matchingField) {
    Refusal refusal = badRequest("This location does not allow duplicated contacts.");
    refusal
        .body
        .putObject("meta")
        .put("contactId", existing.path("id").asText())
        .put("contactName", existing.path("name").asText())
        .put("matchingField", matchingField);
    return refusal;
  }

  /** A time that is not offered, or taken meanwhile. */
  static Refusal slotGone() {
    return of(400, "The slot you have selected is no longer available.", "Bad Request");
  }

  static Refusal badToken() {
    return unauthorised("Invalid token: access token is invalid");
  }

  static Refusal wrongBadge() {
    return unauthorised("This authClass type is not allowed to access this scope.");
  }

  static Refusal unauthorised(String message) {
    return of(401, message, "Unauthorized");
  }

  static Refusal otherLocation() {
    return of(403, "The token does not have access to this location.", "Forbidden");
  }

  static Refusal otherCompany() {
    return of(403, "The token does not have access to this company.", "Forbidden");
  }

  static Refusal absent(String what, String id) {
    return notFound("%s with id %s not found".formatted(what, id));
  }

  static Refusal notFound(String message) {
    return new Refusal(404, Json.object().put("statusCode", 404).put("message", message));
  }

  static Refusal unknownRoute(String method, String path) {
    return of(404, "Cannot %s %s".formatted(method, path), "Not Found");
  }

  static Refusal tooLarge() {
    return of(413, "request entity too large", "Payload Too Large");
  }

  /** Everything that is wrong with the request's shape, at once: the message is a list. */
  static Refusal unprocessable(List<String> problems) {
    ObjectNode body = Json.object().put("statusCode", 422);
    ArrayNode messages = body.putArray("message");
    problems.forEach(messages::add);
    return new Refusal(422, body.put("error", "Unprocessable Entity"));
  }

  /** The vendor states no body and no Retry-After: the rate headers say when. */
  static Refusal tooMany() {
    return of(429, "Too many requests", "Too Many Requests");
  }

  static Refusal broken() {
    return of(500, "Internal server error", "Internal Server Error");
  }

  int status() {
    return status;
  }

  ObjectNode body() {
    return body;
  }
}
