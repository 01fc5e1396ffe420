/** The real engine before the sandbox on a clock that jumps: hours in seconds. */
package dev.pollen.hour;
