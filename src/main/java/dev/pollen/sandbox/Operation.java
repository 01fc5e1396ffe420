package dev.pollen.sandbox;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One thing the vendor's API does.
 *
 * @param key as the catalog has it, such as {@code highlevel.contact.get}
 * @param status of a reply when it went well
 * @param query what may stand behind the question mark
 * @param body the JSON that it takes; empty when there is none
 * @param write whether it changes anything
 * @param badges which tokens it takes
 */
record Operation(
    String key,
    String method,
    PathPattern path,
    int status,
    Shape query,
    Optional<Body> body,
    boolean write,
    Set<Badge> badges,
    Function<Call, Content> answer) {
  private static final int OK = 200;
  private static final int CREATED = 201;

  static Operation get(String key, String path, Answer answer) {
    return of(key, "GET", path, OK, false, answer.asContent());
  }

  static Operation post(String key, String path, Answer answer) {
    return of(key, "POST", path, CREATED, true, answer.asContent());
  }

  static Operation put(String key, String path, Answer answer) {
    return of(key, "PUT", path, OK, true, answer.asContent());
  }

  static Operation delete(String key, String path, Answer answer) {
    return of(key, "DELETE", path, OK, true, answer.asContent());
  }

  /** A get whose reply is not JSON. */
  static Operation download(String key, String path, Function<Call, Content.Download> answer) {
    return of(key, "GET", path, OK, false, answer::apply);
  }

  private static Operation of(
      String key,
      String method,
      String path,
      int status,
      boolean write,
      Function<Call, Content> answer) {
    return new Operation(
        "highlevel." + key,
        method,
        PathPattern.of(path),
        status,
        Shape.NOTHING,
        Optional.empty(),
        write,
        Set.of(Badge.SUB_ACCOUNT),
        answer);
  }

  Operation query(Shape shape) {
    return new Operation(key, method, path, status, shape, body, write, badges, answer);
  }

  Operation body(Shape shape) {
    return body(new Body(shape, false));
  }

  /** Takes a list of objects of this shape. */
  Operation items(Shape shape) {
    return body(new Body(shape, true));
  }

  private Operation body(Body taken) {
    return new Operation(
        key, method, path, status, query, Optional.of(taken), write, badges, answer);
  }

  /** A post that answers 200 where others answer 201. */
  Operation ok() {
    return new Operation(key, method, path, OK, query, body, write, badges, answer);
  }

  /** A put or a delete that answers 201 where others answer 200. */
  Operation created() {
    return new Operation(key, method, path, CREATED, query, body, write, badges, answer);
  }

  /** A post that only looks. */
  Operation reading() {
    return new Operation(key, method, path, OK, query, body, false, badges, answer);
  }

  /** Takes the agency's token only. */
  Operation agency() {
    return taking(Set.of(Badge.AGENCY));
  }

  /** Takes the token of the sub-account and that of the agency. */
  Operation either() {
    return taking(Set.of(Badge.values()));
  }

  private Operation taking(Set<Badge> taken) {
    return new Operation(key, method, path, status, query, body, write, taken, answer);
  }
}
