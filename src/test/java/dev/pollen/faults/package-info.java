/** The daemon as it is, held against everything that the sandbox can let go wrong. */
package dev.pollen.faults;
