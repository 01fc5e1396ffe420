package dev.pollen.catalog;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How to ask only for what changed since an instant.
 *
 * @param put inputs laid over the recipe's own; the text {@code {since}} stands for the instant;
 *     arrays are appended to
 * @param format {@code iso} or {@code epoch_ms}
 * @param filtersBy which stamp the vendor compares: {@code created} or {@code changed}
 */
public record Since(JsonNode put, String format, String filtersBy) {}
