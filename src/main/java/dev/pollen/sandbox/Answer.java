package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/** Does what a call asks and makes the reply's JSON, or throws a {@link Refusal}. */
@FunctionalInterface
interface Answer {
  JsonNode to(Call call);

  default Function<Call, Content> asContent() {
    return call -> new Content.Data(to(call));
  }
}
