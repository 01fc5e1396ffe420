package dev.pollen.sandbox;

import java.util.Optional;

/**
 * One thing the vendor's API does.
 *
 * @param key as the catalog has it, such as {@code highlevel.contact.get}
 * @param status of a reply when it went well
 * @param query what may stand behind the question mark
 * @param body the JSON that it takes; empty when there is none
 * @param write whether it changes anything
 */
record Operation(
    String key,
    String method,
    PathPattern path,
    int status,
    Shape query,
    Optional<Body> body,
    boolean write,
    Answer answer) {
  private static final int OK = 200;
  private static final int CREATED = 201;

  static Operation get(String key, String path, Answer answer) {
    return of(key, "GET", path, OK, false, answer);
  }

  static Operation post(String key, String path, Answer answer) {
    return of(key, "POST", path, CREATED, true, answer);
  }

  static Operation put(String key, String path, Answer answer) {
    return of(key, "PUT", path, OK, true, answer);
  }

  static Operation delete(String key, String path, Answer answer) {
    return of(key, "DELETE", path, OK, true, answer);
  }

  private static Operation of(
      String key, String method, String path, int status, boolean write, Answer answer) {
    return new Operation(
        "highlevel." + key,
        method,
        PathPattern.of(path),
        status,
        Shape.NOTHING,
        Optional.empty(),
        write,
        answer);
  }

  Operation query(Shape shape) {
    return new Operation(key, method, path, status, shape, body, write, answer);
  }

  Operation body(Shape shape) {
    return body(new Body(shape, false));
  }

  /** Takes a list of objects of this shape. */
  Operation items(Shape shape) {
    return body(new Body(shape, true));
  }

  private Operation body(Body taken) {
    return new Operation(key, method, path, status, query, Optional.of(taken), write, answer);
  }

  /** A post that answers 200 where others answer 201. */
  Operation ok() {
    return new Operation(key, method, path, OK, query, body, write, answer);
  }

  /** A put or a delete that answers 201 where others answer 200. */
  Operation created() {
    return new Operation(key, method, path, CREATED, query, body, write, answer);
  }

  /** A post that only looks. */
  Operation reading() {
    return new Operation(key, method, path, OK, query, body, false, answer);
  }
}
