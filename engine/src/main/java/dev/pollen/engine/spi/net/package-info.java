/** How calls leave this machine: by which proxy, to whom, and how well guarded. */
package dev.pollen.engine.spi.net;
