/**
 * Forgetting a person: what Pollen holds of them is erased, what it cannot reach is told. {@link
 * dev.pollen.daemon.forget.Forgetting} is the way in.
 */
package dev.pollen.daemon.forget;
