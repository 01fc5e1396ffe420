package dev.pollen.engine.spi;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the other side answered to something it did.
 *
 * @param reply the answer's body; a missing node when it was empty or unreadable
 * @param status the HTTP status, 0 where there is none
 */
public record Receipt(int status, JsonNode reply, RateSignal rate) {}
