package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Does what a call asks and makes the reply's body, or throws a {@link Refusal}. */
@FunctionalInterface
interface Answer {
  ObjectNode to(Call call);
}
