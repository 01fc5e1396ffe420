package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;

/** What a reply carries. */
sealed interface Content {
  /** JSON, as almost all replies do. */
  record Data(JsonNode json) implements Content {}

  /** A file to be kept under a name. */
  record Download(String type, String name, Buffer bytes) implements Content {}
}
