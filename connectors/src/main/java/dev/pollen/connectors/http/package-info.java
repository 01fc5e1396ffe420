/**
 * Runs any operation that its catalog file fully describes: {@link
 * dev.pollen.connectors.http.HttpConnector} is the way in, and {@code Wire} the only place that
 * touches the network.
 */
package dev.pollen.connectors.http;
