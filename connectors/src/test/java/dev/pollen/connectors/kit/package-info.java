/** What the connectors' tests share: a real local server, specs built by hand, a host. */
package dev.pollen.connectors.kit;
