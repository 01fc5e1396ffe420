/** What connectors that write files share. */
package dev.pollen.connectors.disk;
