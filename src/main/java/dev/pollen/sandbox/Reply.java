package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;

/** A status and what comes with it. */
final class Reply {
  private final int status;
  private final Content content;

  private Reply(int status, Content content) {
    this.status = status;
    this.content = content;
  }

  Reply(int status, JsonNode json) {
    this(status, new Content.Data(json));
  }

  static Reply of(int status, Content content) {
    return new Reply(status, content);
  }

  int status() {
    return status;
  }

  Content content() {
    return content;
  }
}
