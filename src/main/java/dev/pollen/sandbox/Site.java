package dev.pollen.sandbox;

/**
 * One location as it is served: what exists there, how it changes by itself, and what stands before
 * its operations.
 */
record Site(World world, Life life, Desk desk) {}
