package dev.pollen.sandbox;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/**
 * A request as it came in.
 *
 * @param origin scheme, host and port as the caller knows them
 */
record Request(
    String method, String path, String origin, MultiMap headers, MultiMap query, Buffer body) {}
