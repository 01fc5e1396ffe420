/**
 * Holds what the HighLevel connector sends and reads against the vendor's own OpenAPI description,
 * where that is at hand.
 */
package dev.pollen.connectors.conformance;
