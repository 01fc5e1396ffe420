package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;

/** Does what a call asks and makes the reply's body, or throws a {@link Refusal}. */
@FunctionalInterface
interface Answer {
  JsonNode to(Call call);
}
