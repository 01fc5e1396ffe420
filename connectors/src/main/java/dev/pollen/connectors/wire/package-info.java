/**
 * The one way out: every request of Pollen to another machine leaves through {@link
 * dev.pollen.connectors.wire.Line}, which holds to the rules of the network.
 */
package dev.pollen.connectors.wire;
